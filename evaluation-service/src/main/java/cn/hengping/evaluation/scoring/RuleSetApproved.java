package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A rule set came into use: its weights and its hash. Points as decimal strings.
 *
 * @param place for whom it was proposed; absent in facts that are older than the field
 */
public record RuleSetApproved(
        String code,
        int version,
        String name,
        String source,
        String executionWeight,
        Map<String, String> weights,
        String withoutSatisfaction,
        String hash,
        String approvedBy,
        Instant approvedAt,
        @Nullable UnitPath place)
        implements Event {

    public static RuleSetApproved of(RuleSet rules, String hash, UnitPath place, String approvedBy, Instant at) {
        var weights = new TreeMap<String, String>();
        rules.weights().forEach((dimension, points) -> weights.put(dimension, text(points)));
        return new RuleSetApproved(
                rules.code(),
                rules.version(),
                rules.name(),
                rules.source(),
                text(rules.executionWeight()),
                weights,
                rules.withoutSatisfaction(),
                hash,
                approvedBy,
                at,
                place);
    }

    private static String text(BigDecimal points) {
        return points.toPlainString();
    }

    @Override
    public String topic() {
        return "evaluation.rule-set";
    }

    @Override
    public String type() {
        return "RuleSetApproved.v1";
    }

    @Override
    public String subject() {
        return code + "/" + version;
    }
}
