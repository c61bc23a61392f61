package cn.hengping.evaluation.scoring.typed;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A unit of measure (度量单位): how many of its base it stands for. 万元 is 10,000 元, % is a hundredth of a ratio.
 *
 * @param base the unit without its multiple, empty when there is none
 */
public record Unit(BigDecimal factor, String base) {
    /** No unit was named. */
    public static final Unit NONE = new Unit(BigDecimal.ONE, "");

    private static final String RATIO = "比";
    /** A share of one, of which % is a hundredth. */
    public static final Unit SHARE = new Unit(BigDecimal.ONE, RATIO);

    private static final Set<String> NOTHING = Set.of("", "/", "-", "无", "日期", "定性", "文字");
    private static final Map<String, Unit> RATIOS = Map.of(
            "%", ratio("0.01"),
            "百分比", ratio("0.01"),
            "百分点", ratio("0.01"),
            "个百分点", ratio("0.01"),
            "‰", ratio("0.001"));
    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final Map<Character, BigDecimal> MULTIPLES = Map.of(
            '百', new BigDecimal("100"),
            '千', THOUSAND,
            '万', new BigDecimal("10000"),
            '亿', new BigDecimal("100000000"));
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("日", "天"),
            Map.entry("名", "人"),
            Map.entry("位", "人"),
            Map.entry("¥", "元"),
            Map.entry("人民币", "元"),
            Map.entry("rmb", "元"),
            Map.entry("个工作日", "工作日"),
            Map.entry("㎡", "平方米"),
            Map.entry("m²", "平方米"),
            Map.entry("平米", "平方米"),
            Map.entry("km", "公里"),
            Map.entry("m", "米"));

    private static Unit ratio(String factor) {
        return new Unit(new BigDecimal(factor), RATIO);
    }

    /** Reads a unit as the table names it. */
    public static Unit of(String measure) {
        var text = Plain.of(measure).replace(" ", "").toLowerCase(Locale.ROOT);
        if (NOTHING.contains(text)) {
            return NONE;
        }
        var ratio = RATIOS.get(text);
        if (ratio != null) {
            return ratio;
        }
        var factor = BigDecimal.ONE;
        var from = 0;
        while (from < text.length() && MULTIPLES.containsKey(text.charAt(from))) {
            factor = factor.multiply(MULTIPLES.get(text.charAt(from)));
            from++;
        }
        var base = SAME.getOrDefault(text.substring(from), text.substring(from));
        return base.equals("公里") || base.startsWith("公里/")
                ? new Unit(factor.multiply(THOUSAND), base.replaceFirst("公里", "米"))
                : new Unit(factor, base);
    }

    boolean isNone() {
        return equals(NONE);
    }

    public boolean isRatio() {
        return base.equals(RATIO);
    }

    /** Whether amounts of this unit and of a line's unit are amounts of the same thing: 条 and 条/月, 万 and anything countable. */
    boolean fits(Unit line) {
        if (isRatio() || line.isRatio()) {
            return isRatio() && line.isRatio();
        }
        return base.isEmpty() || base.equals(line.base) || line.base.startsWith(base + "/");
    }
}
