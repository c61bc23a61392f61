package cn.hengping.evaluation.district;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.platform.Event;

/**
 * A run over the district has looked at an evaluation: how much was found, by severity; zeros where nothing was. A later one
 * replaces an earlier one.
 */
public record EvaluationInspected(
        UUID evaluationId,
        UUID runId,
        String projectCode,
        int year,
        String unitPath,
        int errors,
        int warnings,
        int hints,
        Instant at)
        implements Event {
    @Override
    public String topic() {
        return "evaluation.radar";
    }

    @Override
    public String type() {
        return "EvaluationInspected.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}
