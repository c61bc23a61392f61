package cn.hengping.verifier;

import static cn.hengping.verifier.Rules.share;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Computes a line again from its target and actual value (财预〔2020〕10号). Where the rules are not known, each of the ways that rule sets
 * have is allowed.
 */
final class LineScore {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final @Nullable Rules rules;

    LineScore(@Nullable Rules rules) {
        this.rules = rules;
    }

    static Optional<BigDecimal> number(JsonNode node, String name) {
        try {
            return Optional.of(new BigDecimal(node.path(name).asString("")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** What the line may come to; nothing for lines that only people can judge. */
    List<BigDecimal> again(JsonNode line) {
        var weight = number(line, "maxScore");
        if (weight.isEmpty()) {
            return List.of();
        }
        var w = weight.get();
        return switch (line.path("sign").asString("")) {
            case "QUALITATIVE" ->
                number(line, "attainmentPercent")
                        .map(percent -> List.of(share(w, percent, HUNDRED)))
                        .orElse(List.of());
            case "BY_DATE" -> byDate(w, line);
            case "BETWEEN" -> between(w, line);
            default -> measured(w, line);
        };
    }

    private List<BigDecimal> measured(BigDecimal w, JsonNode line) {
        var target = number(line, "target");
        var actual = number(line, "actual").map(value -> value.max(BigDecimal.ZERO));
        if (target.isEmpty() || actual.isEmpty()) {
            return List.of();
        }
        var t = target.get();
        var a = actual.get();
        return switch (line.path("sign").asString("")) {
            case "AT_LEAST", "MORE_THAN" -> positive(w, t, a);
            case "EQUAL" -> t.signum() > 0 ? positive(w, t, a) : List.of(a.compareTo(t) <= 0 ? w : BigDecimal.ZERO);
            case "AT_MOST", "LESS_THAN" -> inverse(w, t, a);
            default -> List.of();
        };
    }

    private List<BigDecimal> positive(BigDecimal weight, BigDecimal target, BigDecimal actual) {
        var score = actual.compareTo(target) >= 0 ? weight : share(weight, actual, target);
        return rules == null ? List.of(score) : rules.allowed(weight, score, target, actual);
    }

    private List<BigDecimal> inverse(BigDecimal weight, BigDecimal target, BigDecimal actual) {
        if (actual.compareTo(target) <= 0) {
            return List.of(weight);
        }
        if (target.signum() <= 0) {
            return List.of(BigDecimal.ZERO);
        }
        if (rules != null) {
            return List.of(rules.inverse(weight, target, actual));
        }
        var left = target.add(target).subtract(actual).max(BigDecimal.ZERO);
        return List.of(share(weight, left, target), share(weight, target, actual));
    }

    private List<BigDecimal> between(BigDecimal weight, JsonNode line) {
        var ends = line.path("target").asString("").split("\\.\\.", 2);
        var actual = number(line, "actual");
        if (ends.length != 2 || actual.isEmpty()) {
            return List.of();
        }
        try {
            return between(weight, new BigDecimal(ends[0]), new BigDecimal(ends[1]), actual.get());
        } catch (NumberFormatException _) {
            return List.of();
        }
    }

    private List<BigDecimal> between(BigDecimal weight, BigDecimal low, BigDecimal high, BigDecimal actual) {
        if (actual.compareTo(low) >= 0 && actual.compareTo(high) <= 0) {
            return List.of(weight);
        }
        var ways = new ArrayList<BigDecimal>();
        if (rules == null || !rules.slopes()) {
            ways.add(BigDecimal.ZERO);
        }
        if (rules == null || rules.slopes()) {
            ways.addAll(
                    actual.compareTo(low) < 0
                            ? positive(weight, low, actual.max(BigDecimal.ZERO))
                            : inverse(weight, high, actual));
        }
        return ways;
    }

    private static List<BigDecimal> byDate(BigDecimal weight, JsonNode line) {
        try {
            var due = LocalDate.parse(line.path("target").asString(""));
            var done = LocalDate.parse(line.path("actual").asString(""));
            return List.of(done.isAfter(due) ? BigDecimal.ZERO : weight);
        } catch (DateTimeParseException _) {
            return List.of();
        }
    }
}
