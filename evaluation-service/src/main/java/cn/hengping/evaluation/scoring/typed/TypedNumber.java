package cn.hengping.evaluation.scoring.typed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.evaluation.scoring.typed.Reading.Read;
import cn.hengping.evaluation.scoring.typed.Reading.Why;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number as people type it: {@code 1,200}, {@code 95%}, {@code ２８０}, {@code 280条}, {@code ≥95%}, {@code 1.2万}.
 *
 * <p>What it does not do is guess: an approximate number (约三百), a thousands separator in the wrong place (1,2) and a unit
 * of something else are refused, each by its name.
 */
public final class TypedNumber {
    private static final int MOST_CHARACTERS = 60;
    private static final int MOST_CHARACTERS_OF_THE_NUMBER = 30;
    private static final int INNER_SCALE = 20;

    private static final Pattern FORM = Pattern.compile(
            "(≥|≤|>|<|=|不低于|不少于|大于等于|不超过|不高于|不多于|小于等于|大于|小于|等于|达到|超过|高于|多于|低于|少于|不足|不到|共计|累计|共|达|完成)?\\s*"
                    + "¥?\\s*([-+]?)\\s*([0-9][0-9, ]*(?:\\.[0-9]+)?|\\.[0-9]+)\\s*([^0-9.,]*)");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([, ])[0-9]{3}(\\1[0-9]{3})*(\\.[0-9]+)?");
    private static final Pattern ANY_MORE = Pattern.compile("(以上|[+])$");
    /** 28O is a slip of the hand, and no 28 of something. */
    private static final Pattern LOOKS_LIKE_DIGITS = Pattern.compile("[OoIl]+");

    private static final Pattern APPROXIMATE = Pattern.compile("约|左右|余|多|近|几|上下|大概|大约|[?？]");
    private static final Map<String, String> BOUNDS = Map.ofEntries(
            Map.entry("不低于", "≥"),
            Map.entry("不少于", "≥"),
            Map.entry("大于等于", "≥"),
            Map.entry("达到", "≥"),
            Map.entry("不超过", "≤"),
            Map.entry("不高于", "≤"),
            Map.entry("不多于", "≤"),
            Map.entry("小于等于", "≤"),
            Map.entry("大于", ">"),
            Map.entry("小于", "<"),
            Map.entry("超过", ">"),
            Map.entry("高于", ">"),
            Map.entry("多于", ">"),
            Map.entry("低于", "<"),
            Map.entry("少于", "<"),
            Map.entry("不足", "<"),
            Map.entry("不到", "<"),
            Map.entry("共计", ""),
            Map.entry("累计", ""),
            Map.entry("共", ""),
            Map.entry("达", ""),
            Map.entry("完成", ""),
            Map.entry("等于", "="));

    /** Words that are counted by, where the line names no unit of its own. */
    private static final Set<String> COUNTED = Set.of(
            "", "个", "条", "次", "人", "人次", "件", "家", "户", "项", "天", "工作日", "周", "月", "个月", "年", "元", "份", "台", "套", "场",
            "期", "篇", "张", "座", "处", "所", "辆", "亩", "公里", "米", "平方米", "公顷", "吨", "小时", "分钟", "分", "类", "批", "轮", "村",
            "镇");

    private TypedNumber() {}

    /** Reads a number of no particular unit. */
    public static Reading of(String typed) {
        return of(typed, Unit.NONE);
    }

    /** Reads a number into the line's unit; a number without a unit is taken to be in it already. */
    public static Reading of(String typed, Unit unit) {
        if (typed.length() > MOST_CHARACTERS) {
            return Reading.no(Why.TOO_LONG);
        }
        if (isJustDigits(typed)) {
            return new Read(new BigDecimal(typed), "");
        }
        var quotient = Quotient.of(typed, unit);
        return quotient.isPresent() ? quotient.get() : written(Plain.of(typed), unit);
    }

    private static Reading written(String plain, Unit unit) {
        var text = ChineseNumeral.inDigits(plain);
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Reading.no(APPROXIMATE.matcher(text).find() ? Why.APPROXIMATE : Why.NOT_A_NUMBER);
        }
        var digits = form.group(3).strip();
        if (digits.length() > MOST_CHARACTERS_OF_THE_NUMBER) {
            return Reading.no(Why.TOO_LONG);
        }
        if (!digits.matches("[0-9.]+") && !GROUPED.matcher(digits).matches()) {
            return Reading.no(Why.GROUPED_WRONGLY);
        }
        var number = new BigDecimal(digits.replace(",", "").replace(" ", ""));
        var signed = form.group(2).equals("-") ? number.negate() : number;
        var after = form.group(4).strip();
        return text.equals(plain) || isCounted(after, unit)
                ? inUnit(signed, form.group(1), after, unit)
                : Reading.no(APPROXIMATE.matcher(after).find() ? Why.APPROXIMATE : Why.NOT_A_NUMBER);
    }

    /** Most values are typed as {@code 280} or {@code 95.5}: those need no looking for signs, words and units. */
    private static boolean isJustDigits(String typed) {
        var point = -1;
        for (var at = 0; at < typed.length(); at++) {
            var character = typed.charAt(at);
            if (character == '.' && point < 0 && at > 0) {
                point = at;
            } else if (character < '0' || character > '9') {
                return false;
            }
        }
        return !typed.isEmpty() && typed.length() <= MOST_CHARACTERS_OF_THE_NUMBER && point != typed.length() - 1;
    }

    /** The unit that stands after the number, or nothing. */
    public static String labelOf(String typed) {
        var form = FORM.matcher(ChineseNumeral.inDigits(Plain.of(typed)));
        return form.matches() ? form.group(4).strip().replaceFirst("(以上|以下|以内|[+])$", "") : "";
    }

    /** Whether a number in words is one: 三期 and 一百条 are, 一般 and 十分满意 begin like one and are none. */
    private static boolean isCounted(String after, Unit unit) {
        var label = after.replaceFirst("(以上|以下|以内|[+])$", "");
        var written = Unit.of(label);
        return written.isNone() || written.isRatio() || written.fits(unit) || COUNTED.contains(written.base());
    }

    private static Reading inUnit(BigDecimal number, @Nullable String prefix, String after, Unit unit) {
        if (APPROXIMATE.matcher(after).find()) {
            return Reading.no(Why.APPROXIMATE);
        }
        var bound = prefix == null ? "" : BOUNDS.getOrDefault(prefix, prefix);
        var label = after;
        if (LOOKS_LIKE_DIGITS.matcher(label).matches()) {
            return Reading.no(Why.NOT_A_NUMBER);
        }
        if (ANY_MORE.matcher(label).find()) {
            bound = "≥";
            label = ANY_MORE.matcher(label).replaceFirst("");
        } else if (label.endsWith("以下") || label.endsWith("以内")) {
            bound = "≤";
            label = label.substring(0, label.length() - 2);
        }
        var written = Unit.of(label);
        if (written.isNone()) {
            return new Read(number, bound);
        }
        if (unit.isNone()) {
            return new Read(written.isRatio() ? number : number.multiply(written.factor()), bound);
        }
        if (!written.fits(unit)) {
            return Reading.no(Why.UNIT_DIFFERS);
        }
        var inLine = number.multiply(written.factor()).divide(unit.factor(), INNER_SCALE, RoundingMode.HALF_UP);
        return new Read(tidy(inLine), bound);
    }

    /** Without zeros at the end, and never with an exponent. */
    static BigDecimal tidy(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
