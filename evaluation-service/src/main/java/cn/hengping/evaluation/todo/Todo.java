package cn.hengping.evaluation.todo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An evaluation that waits for somebody: where it lies, since when, until when; and whether it was escalated.
 *
 * @param escalated whether it waits for others, and its campaign's manager should know
 */
public record Todo(
        UUID evaluationId,
        UUID campaignId,
        String projectCode,
        String projectName,
        String unitName,
        int year,
        String stage,
        @Nullable Instant since,
        @Nullable LocalDate dueOn,
        boolean escalated,
        long version) {}
