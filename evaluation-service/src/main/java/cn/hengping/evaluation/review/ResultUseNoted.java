package cn.hengping.evaluation.review;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A result was noted for the next year's budget of the same work. The score is a decimal string. */
public record ResultUseNoted(
        UUID evaluationId,
        String projectCode,
        int year,
        int nextYear,
        UnitPath unitPath,
        String use,
        String note,
        @Nullable String total,
        @Nullable String grade,
        String notedBy,
        Instant notedAt)
        implements Event {

    public static ResultUseNoted of(ResultUse use) {
        return new ResultUseNoted(
                use.evaluationId(),
                use.projectCode(),
                use.year(),
                use.nextYear(),
                use.unitPath(),
                use.use().name(),
                use.note(),
                use.total() == null ? null : use.total().toPlainString(),
                use.grade(),
                use.notedBy(),
                use.notedAt());
    }

    @Override
    public String topic() {
        return "evaluation.review";
    }

    @Override
    public String type() {
        return "ResultUseNoted.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}
