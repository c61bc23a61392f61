package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Plain;
import org.jspecify.annotations.Nullable;

/** Reads numbers and amounts as officials write them. */
final class Figures {
    private static final String DIGITS = "\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
    private static final Pattern IN_TEXT =
            Pattern.compile("(?<![\\d.])(" + DIGITS + ")\\s*(?:余|多)?(亿元|万元|千元|百元|元|亿|万(?=[，。；、)\\s]|$))");
    private static final Pattern ALONE =
            Pattern.compile("[¥￥]?\\s*(-?(?:" + DIGITS + ")|-?\\.\\d+)\\s*(亿元|万元|千元|百元|元|万)?");
    private static final Pattern NUMBER = Pattern.compile("(-?(?:" + DIGITS + ")|-?\\.\\d+)\\s*(分|%)?");

    /** An amount within a passage, from where to where. */
    record Hit(int from, int to, Amount amount, boolean isRough) {}

    private Figures() {}

    /** All amounts with a unit, from left to right. */
    static List<Hit> amounts(Passage passage) {
        var hits = new ArrayList<Hit>();
        var found = IN_TEXT.matcher(passage.plain());
        while (found.find() && hits.size() < 1_000) {
            if (found.group(1).length() < 20) {
                var rough = found.group().indexOf('余') >= 0 || found.group().indexOf('多') >= 0;
                hits.add(new Hit(found.start(), found.end(), amount(found.group(1), factor(found.group(2))), rough));
            }
        }
        return hits;
    }

    /** What a cell holds, if it is one amount: its own unit, or the one of the form. */
    static Optional<Noted<Amount>> amount(Passage cell, BigDecimal factor, Confidence confidence) {
        var plain = cell.plain().strip().replaceAll("(?<=\\d) (?=\\d{3})", "");
        var found = ALONE.matcher(plain.replaceAll("(?<=[\\d元万])\\s*[(][^()]*[)]$", ""));
        if (plain.length() > 30 || !found.matches()) {
            return Optional.empty();
        }
        var unit = found.group(2);
        var read = amount(found.group(1), unit == null ? factor : factor(unit));
        return Optional.of(new Noted<>(read, plain, cell.whole(), confidence));
    }

    /** What a cell holds, if it is one number, with 分 or % or without. */
    static Optional<Noted<BigDecimal>> number(@Nullable Passage cell) {
        if (cell == null) {
            return Optional.empty();
        }
        var plain = cell.plain().strip();
        var found = NUMBER.matcher(plain);
        if (plain.length() > 20 || !found.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Noted<>(decimal(found.group(1)), plain, cell.whole(), Confidence.CERTAIN));
    }

    /** A rate in percent: {@code 95.12%}, {@code 95.12}, or {@code 0.9512}, of which the last ones are guesses. */
    static Optional<Noted<BigDecimal>> rate(@Nullable Passage cell) {
        return number(cell).map(read -> {
            if (read.text().endsWith("%")) {
                return read;
            }
            var isShare = read.value().compareTo(BigDecimal.ONE) <= 0;
            return new Noted<>(
                    isShare ? read.value().movePointRight(2) : read.value(),
                    read.text(),
                    read.place(),
                    Confidence.LIKELY);
        });
    }

    private static Amount amount(String digits, BigDecimal factor) {
        var number = decimal(digits);
        return new Amount(
                number.multiply(factor),
                BigDecimal.ONE.movePointLeft(number.scale()).multiply(factor));
    }

    static BigDecimal decimal(String digits) {
        return new BigDecimal(digits.replaceAll("[,，\\s]", ""));
    }

    static BigDecimal factor(String unit) {
        return switch (unit) {
            case "亿元", "亿" -> new BigDecimal("100000000");
            case "万元", "万" -> new BigDecimal("10000");
            case "千元" -> new BigDecimal("1000");
            case "百元" -> new BigDecimal("100");
            default -> BigDecimal.ONE;
        };
    }

    /** The unit that a heading names: {@code 项目资金（万元）}, {@code 单位：元}. */
    static Optional<BigDecimal> unit(String heading) {
        var plain = Plain.of(heading).replaceAll("\\s+", "");
        for (var unit : List.of("亿元", "万元", "千元", "百元")) {
            if (plain.contains(unit)) {
                return Optional.of(factor(unit));
            }
        }
        return plain.matches(".*([(:]元[)]?|单位元).*") ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }
}
