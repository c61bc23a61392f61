package cn.hengping.evaluation.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** A rectification was ordered, answered, sent back or settled: with whom it is now, and until when. */
public record RectificationMoved(
        UUID rectificationId,
        UUID evaluationId,
        String projectCode,
        int year,
        UnitPath unitPath,
        String stage,
        LocalDate dueDate,
        int rounds,
        String account,
        long version,
        Instant at)
        implements Event {

    public static RectificationMoved of(Rectification after, String account, Instant at) {
        return new RectificationMoved(
                after.id(),
                after.evaluationId(),
                after.projectCode(),
                after.year(),
                after.unitPath(),
                after.stage().name(),
                after.dueDate(),
                after.rounds().size(),
                account,
                after.version(),
                at);
    }

    @Override
    public String topic() {
        return "evaluation.review";
    }

    @Override
    public String type() {
        return "RectificationMoved.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}
