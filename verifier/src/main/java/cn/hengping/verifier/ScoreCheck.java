package cn.hengping.verifier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.hengping.verifier.Verifier.Findings;
import tools.jackson.databind.JsonNode;

/**
 * Computes a score again from its proof: each line's arithmetic as it is printed, each quantitative line from its target and actual value
 * (财预〔2020〕10号), the execution, and the sum. Points with two decimals, half up.
 */
final class ScoreCheck {
    private static final int INNER_SCALE = 12;
    private static final BigDecimal TWO = new BigDecimal("2");

    private final JsonNode proof;
    private final Findings findings;

    ScoreCheck(JsonNode proof, Findings findings) {
        this.proof = proof;
        this.findings = findings;
    }

    void check() {
        var rules = proof.path("ruleSet");
        findings.told()
                .add("自评 " + text(proof, "evaluationId") + " 第 " + text(proof, "evaluationVersion") + " 版，规则集 "
                        + text(rules, "name") + " 第 " + text(rules, "version") + " 版 " + text(rules, "hash"));
        proof.path("lines").forEach(this::line);
        execution(proof.path("funds"));
        sum("declaredScore", "total", "自评总分");
        sum("computedScore", "computedTotal", "测算总分");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static Optional<BigDecimal> number(JsonNode node, String name) {
        try {
            return Optional.of(new BigDecimal(text(node, name)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void line(JsonNode line) {
        var computed = number(line, "computedScore");
        if (computed.isEmpty()) {
            findings.told().add("  未附  " + text(line, "name") + "：没有测算分");
            return;
        }
        var explanation = text(line, "explanation");
        Arithmetic.of(explanation)
                .ifPresent(said -> findings.agree(
                        said.holds() && same(said.result(), computed.get()), text(line, "name") + "：" + explanation));
        var again = again(line);
        if (!again.isEmpty()) {
            findings.agree(
                    again.stream().anyMatch(value -> same(value, computed.get())),
                    text(line, "name") + "：按目标值、实际值重新计算得 " + again.getFirst() + "，测算分 " + computed.get());
        }
    }

    /** What the line may come to; where rule sets differ, each of the ways they have. Nothing for lines that people judge. */
    private static List<BigDecimal> again(JsonNode line) {
        var weight = number(line, "maxScore");
        var target = number(line, "target");
        var actual = number(line, "actual").map(value -> value.max(BigDecimal.ZERO));
        if (weight.isEmpty() || target.isEmpty() || actual.isEmpty()) {
            return List.of();
        }
        var w = weight.get();
        var t = target.get();
        var a = actual.get();
        return switch (text(line, "sign")) {
            case "AT_LEAST", "MORE_THAN" -> List.of(positive(w, t, a));
            case "EQUAL" -> List.of(equal(w, t, a));
            case "AT_MOST", "LESS_THAN" -> inverse(w, t, a);
            default -> List.of();
        };
    }

    private static BigDecimal equal(BigDecimal weight, BigDecimal target, BigDecimal actual) {
        if (target.signum() > 0) {
            return positive(weight, target, actual);
        }
        return actual.compareTo(target) <= 0 ? weight : BigDecimal.ZERO;
    }

    private static BigDecimal positive(BigDecimal weight, BigDecimal target, BigDecimal actual) {
        return actual.compareTo(target) >= 0 ? weight : share(weight, actual, target);
    }

    private static List<BigDecimal> inverse(BigDecimal weight, BigDecimal target, BigDecimal actual) {
        if (actual.compareTo(target) <= 0) {
            return List.of(weight);
        }
        if (target.signum() <= 0) {
            return List.of(BigDecimal.ZERO);
        }
        var left = target.multiply(TWO).subtract(actual).max(BigDecimal.ZERO);
        return List.of(share(weight, left, target), share(weight, target, actual));
    }

    private static BigDecimal share(BigDecimal weight, BigDecimal part, BigDecimal whole) {
        return weight.multiply(part)
                .divide(whole, INNER_SCALE, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private void execution(JsonNode funds) {
        var computed = number(funds, "computedScore");
        var executed = number(funds, "executedYuan");
        var budget = number(funds, "fullYearBudgetYuan");
        var weight = number(funds, "weight");
        if (computed.isEmpty() || executed.isEmpty() || budget.isEmpty() || weight.isEmpty()) {
            return;
        }
        var part = executed.get().max(BigDecimal.ZERO).min(budget.get());
        var again = budget.get().signum() > 0 ? share(weight.get(), part, budget.get()) : BigDecimal.ZERO;
        findings.agree(same(again, computed.get()), "预算执行率得分：重新计算得 " + again + "，测算分 " + computed.get());
    }

    /** The lines as printed and the execution make the total. */
    private void sum(String part, String total, String name) {
        var printed = number(proof, total);
        var parts = new ArrayList<BigDecimal>();
        proof.path("lines").forEach(line -> number(line, part).ifPresent(parts::add));
        number(proof.path("funds"), part).ifPresent(parts::add);
        if (printed.isPresent() && parts.size() == proof.path("lines").size() + 1) {
            var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            findings.agree(same(sum, printed.get()), name + "：各行合计 " + sum + "，所印 " + printed.get());
        }
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
