package cn.hengping.evaluation.inspection;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A target or an actual value that is one number: its direction, the number, and what it counts. */
public record Quantity(Way way, BigDecimal number, String measure) {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.])-?\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}\\s*[年.\\-/]|\\d{1,2}\\s*月|\\d+\\s*[号日]前|[~～至到]\\s*\\d|\\d\\s*-\\s*\\d");
    private static final int MOST_CHARACTERS = 40;

    /** Which way a value is good. */
    public enum Way {
        AT_LEAST,
        AT_MOST,
        /** No sign given: more is taken for better. */
        PLAIN
    }

    /** Reads {@code ≥95%}, {@code 不少于280条}, {@code 3天以内}; nothing when it is words, a date, a range, or several numbers. */
    public static Optional<Quantity> of(String text) {
        var plain = Plain.of(text).replaceAll("\\s+", "");
        if (plain.isEmpty()
                || plain.length() > MOST_CHARACTERS
                || DATE.matcher(plain).find()) {
            return Optional.empty();
        }
        var found = NUMBER.matcher(plain);
        if (!found.find()) {
            return Optional.empty();
        }
        var number = new BigDecimal(found.group().replaceAll("[,，]", ""));
        var before = plain.substring(0, found.start());
        var after = plain.substring(found.end());
        if (found.find() || before.contains("每") || after.startsWith("/") || after.matches("^[^/]{1,4}/[年月季周天].*")) {
            return Optional.empty();
        }
        return Optional.of(new Quantity(way(before, after), number, measure(after)));
    }

    private static Way way(String before, String after) {
        var isBelow = before.matches(".*(≤|<|不超过|不高于|不大于|不多于|控制在|低于|小于|少于)") && !before.matches(".*(不低于|不少于|不小于)");
        if (isBelow || after.matches(".*(以内|以下|之内|内)$")) {
            return Way.AT_MOST;
        }
        var isUp = before.matches(".*(≥|>|不低于|不少于|不小于|大于|高于|超过|至少|达到|达)") || after.matches(".*以上$");
        return isUp ? Way.AT_LEAST : Way.PLAIN;
    }

    private static String measure(String after) {
        return after.replaceAll("(及)?(以上|以内|以下|之内|左右)$", "");
    }

    public boolean isPercent() {
        return measure.startsWith("%");
    }
}
