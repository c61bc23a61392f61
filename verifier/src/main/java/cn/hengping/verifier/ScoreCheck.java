package cn.hengping.verifier;

import static cn.hengping.verifier.LineScore.number;

import java.math.BigDecimal;
import java.util.ArrayList;

import cn.hengping.verifier.Verifier.Findings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Computes a score again from its proof: each line's arithmetic as it is printed, each quantitative line from its target and actual value
 * (财预〔2020〕10号), the execution, the sum, and the grade where the rules lie in the proof. Points with two decimals, half up.
 */
final class ScoreCheck {
    private final JsonNode proof;
    private final Findings findings;
    private final @Nullable Rules rules;

    ScoreCheck(JsonNode proof, Findings findings) {
        this.proof = proof;
        this.findings = findings;
        this.rules = Rules.of(proof.path("ruleSet"), findings).orElse(null);
    }

    void check() {
        var named = proof.path("ruleSet");
        findings.told()
                .add("自评 " + text(proof, "evaluationId") + " 第 " + text(proof, "evaluationVersion") + " 版，规则集 "
                        + text(named, "name") + " 第 " + text(named, "version") + " 版 " + text(named, "hash"));
        proof.path("lines").forEach(this::line);
        execution(proof.path("funds"));
        sum("declaredScore", "total", "自评总分");
        sum("computedScore", "computedTotal", "测算总分");
        grade(proof.path("funds"));
    }

    private void grade(JsonNode funds) {
        var total = number(proof, "total");
        var said = text(proof, "grade");
        if (rules == null || total.isEmpty() || said.isEmpty()) {
            return;
        }
        var executed = number(funds, "executedYuan").orElse(BigDecimal.ZERO);
        var again = rules.grade(
                total.get(), executed, number(funds, "fullYearBudgetYuan").orElse(BigDecimal.ZERO));
        findings.agree(again.equals(said), "评定等次：" + total.get() + " 分按规则集为“" + again + "”，所印“" + said + "”");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
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
        var again = new LineScore(rules).again(line);
        if (!again.isEmpty()) {
            findings.agree(
                    again.stream().anyMatch(value -> same(value, computed.get())),
                    text(line, "name") + "：按目标值、实际值重新计算得 " + again.getFirst() + "，测算分 " + computed.get());
        }
    }

    private void execution(JsonNode funds) {
        var computed = number(funds, "computedScore");
        var executed = number(funds, "executedYuan");
        var budget = number(funds, "fullYearBudgetYuan");
        var weight = number(funds, "weight");
        if (computed.isEmpty() || executed.isEmpty() || budget.isEmpty() || weight.isEmpty()) {
            return;
        }
        if (rules != null) {
            findings.agree(
                    same(rules.executionWeight(), weight.get()),
                    "预算执行率分值：规则集 " + rules.executionWeight() + "，所印 " + weight.get());
        }
        var part = executed.get().max(BigDecimal.ZERO).min(budget.get());
        var again = budget.get().signum() > 0 ? Rules.share(weight.get(), part, budget.get()) : BigDecimal.ZERO;
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
