package cn.hengping.evaluation.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** A unit did not answer a rectification in time; nothing is settled or sent back by that. */
public record RectificationOverdue(
        UUID rectificationId,
        UUID evaluationId,
        String projectCode,
        int year,
        UnitPath unitPath,
        LocalDate dueDate,
        Instant at)
        implements Event {

    @Override
    public String topic() {
        return "evaluation.review";
    }

    @Override
    public String type() {
        return "RectificationOverdue.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}
