package cn.hengping.budget.resultuse;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * What the bureau noted of a result for the next budget (结果应用): keep, raise, cut, shift or stop, in words and never as a figure.
 * Whoever sets that budget reads it beside the project.
 *
 * @param year the year that was evaluated
 * @param nextYear the year whose budget is meant
 * @param total points as a decimal string
 */
public record ResultUse(
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
        Instant notedAt) {}
