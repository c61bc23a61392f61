package cn.hengping.budget.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A unit submitted a checkpoint, or a correction of one. A later edition of a month replaces an earlier one. */
public record CheckpointRecorded(
        String projectCode,
        int year,
        int month,
        UnitPath unitPath,
        int edition,
        Light light,
        LocalDate asOf,
        @Nullable String executionRatePercent,
        Instant submittedAt)
        implements Event {

    static CheckpointRecorded of(Checkpoint checkpoint, Edition edition) {
        return new CheckpointRecorded(
                checkpoint.projectCode(),
                checkpoint.year(),
                checkpoint.month(),
                checkpoint.unit().path(),
                edition.number(),
                Objects.requireNonNull(edition.reading().worst()),
                edition.reading().asOf(),
                edition.reading().executionRatePercent(),
                edition.submittedAt());
    }

    @Override
    public String topic() {
        return "budget.monitoring";
    }

    @Override
    public String type() {
        return "CheckpointRecorded.v1";
    }

    @Override
    public String subject() {
        return projectCode;
    }
}
