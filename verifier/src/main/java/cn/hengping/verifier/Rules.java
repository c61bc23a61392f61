package cn.hengping.verifier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of a proof as far as it carries them: their hash, the formulas of lines, the grades (评定等次) and their caps. */
record Rules(JsonNode content) {
    private static final BigDecimal TWO = new BigDecimal("2");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The rules that a proof carries, or none; what does not have the hash that the proof names is told, and not used. */
    static Optional<Rules> of(JsonNode ruleSet, Verifier.Findings findings) {
        var text = ruleSet.path("content").asString("");
        if (text.isEmpty()) {
            findings.told().add("  未附  规则集全文：等次不能重新评定");
            return Optional.empty();
        }
        var hash = "sha256:" + Fingerprints.sha256(text.getBytes(StandardCharsets.UTF_8));
        var agrees = hash.equals(ruleSet.path("hash").asString(""));
        findings.agree(agrees, "规则集全文的指纹 " + hash);
        try {
            return agrees ? Optional.of(new Rules(JSON.readTree(text))) : Optional.empty();
        } catch (JacksonException _) {
            findings.agree(false, "规则集全文读不懂");
            return Optional.empty();
        }
    }

    private static BigDecimal number(JsonNode node, String name) {
        return new BigDecimal(node.path(name).asString("0"));
    }

    BigDecimal executionWeight() {
        return number(content, "executionWeight");
    }

    /** What an inverse line above its target comes to. */
    BigDecimal inverse(BigDecimal weight, BigDecimal target, BigDecimal actual) {
        if (content.path("inverse").asString("").equals("RATIO")) {
            return share(weight, target, actual);
        }
        return share(weight, target.multiply(TWO).subtract(actual).max(BigDecimal.ZERO), target);
    }

    boolean slopes() {
        return content.path("interval").asString("").equals("SLOPE");
    }

    /** What a line may come to for this score: less where its target was set too low, or where no file supports it. */
    List<BigDecimal> allowed(BigDecimal weight, BigDecimal score, BigDecimal target, BigDecimal actual) {
        var allowed = new ArrayList<BigDecimal>();
        allowed.add(score);
        var reduction = content.path("overAchievementReduction");
        var above = actual.subtract(target.multiply(number(content, "overAchievement")));
        if (reduction.isObject() && target.signum() > 0 && above.signum() >= 0) {
            var off = number(reduction, "perTarget").multiply(above);
            var most = number(reduction, "most").multiply(target);
            allowed.add(share(weight, target.subtract(off.min(most)), target));
        }
        for (var cap : content.path("caps")) {
            if (cap.path("when").asString("").equals("EVIDENCE_MISSING")) {
                allowed.add(share(weight, number(cap, "percent"), HUNDRED).min(score));
            }
        }
        return allowed;
    }

    /** The grade that a total earns at this execution. */
    String grade(BigDecimal total, BigDecimal executed, BigDecimal budget) {
        var names = new ArrayList<String>();
        content.path("grades").forEach(grade -> names.add(grade.path("name").asString("")));
        var worst = names.indexOf(byTotal(total, names));
        for (var cap : content.path("caps")) {
            var holds = cap.path("when").asString("").equals("EXECUTION_BELOW")
                    && budget.signum() > 0
                    && executed.movePointRight(2)
                                    .compareTo(number(cap, "percent").multiply(budget))
                            < 0;
            worst = holds ? Math.max(worst, names.indexOf(cap.path("grade").asString(""))) : worst;
        }
        return names.get(worst);
    }

    private String byTotal(BigDecimal total, List<String> names) {
        for (var grade : content.path("grades")) {
            if (total.compareTo(number(grade, "from")) >= 0) {
                return grade.path("name").asString("");
            }
        }
        return names.getLast();
    }

    /** Rounded once, half up, to two decimals. */
    static BigDecimal share(BigDecimal weight, BigDecimal part, BigDecimal whole) {
        return weight.multiply(part).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
