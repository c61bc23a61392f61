package cn.hengping.report.document.outline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import cn.hengping.platform.Money;
import cn.hengping.report.document.ApprovedEvaluation;
import org.jspecify.annotations.Nullable;

/** How values are written in official documents. */
final class Wording {
    private static final BigDecimal WAN = new BigDecimal("10000");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("COST", "成本指标"),
            Map.entry("OUTPUT", "产出指标"),
            Map.entry("BENEFIT", "效益指标"),
            Map.entry("SATISFACTION", "满意度指标"),
            Map.entry("QUANTITY", "数量指标"),
            Map.entry("QUALITY", "质量指标"),
            Map.entry("TIMELINESS", "时效指标"),
            Map.entry("ECONOMIC_COST", "经济成本指标"),
            Map.entry("SOCIAL_COST", "社会成本指标"),
            Map.entry("ECOLOGICAL_COST", "生态环境成本指标"),
            Map.entry("ECONOMIC", "经济效益指标"),
            Map.entry("SOCIAL", "社会效益指标"),
            Map.entry("ECOLOGICAL", "生态效益指标"),
            Map.entry("SUSTAINABLE", "可持续影响指标"),
            Map.entry("SERVICE_SATISFACTION", "服务对象满意度指标"),
            Map.entry("CURRENT_YEAR_APPROPRIATION", "当年财政拨款"),
            Map.entry("CARRY_OVER", "上年结转资金"),
            Map.entry("OTHER", "其他资金"),
            Map.entry("LEADER", "组长"),
            Map.entry("DEPUTY_LEADER", "副组长"),
            Map.entry("MEMBER", "组员"),
            Map.entry("AT_LEAST", "≥"),
            Map.entry("MORE_THAN", ">"),
            Map.entry("EQUAL", "="),
            Map.entry("AT_MOST", "≤"),
            Map.entry("LESS_THAN", "<"));

    private Wording() {}

    /** An amount in 万元: two decimals, more only when the fen would be lost otherwise. */
    static String wanYuan(Money amount) {
        var exact = amount.yuan().divide(WAN, 6, RoundingMode.UNNECESSARY).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact).toPlainString();
    }

    static String percent(@Nullable String percent) {
        return percent == null ? "—" : percent + "%";
    }

    /** 2025年2月26日, by Beijing's calendar. */
    static String date(Instant at) {
        return date(LocalDate.ofInstant(at, BEIJING));
    }

    static String date(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** The field's word for a name of the wire; an unknown name stands for itself. */
    static String word(String name) {
        return WORDS.getOrDefault(name, name);
    }

    /** The target as the table shows it: sign, value, measure. */
    static String target(ApprovedEvaluation.Line line) {
        return switch (line.sign()) {
            case "QUALITATIVE" -> line.target();
            case "BY_DATE" -> date(LocalDate.parse(line.target())) + "前";
            case "BETWEEN" -> line.target().replace("..", "～") + line.measure();
            default -> word(line.sign()) + line.target() + line.measure();
        };
    }

    /** Whether more is better, less is better, or neither (指标性质). */
    static String nature(ApprovedEvaluation.Line line) {
        return switch (line.sign()) {
            case "QUALITATIVE" -> "定性";
            case "BY_DATE" -> "时限";
            case "BETWEEN" -> "区间";
            default -> word(line.sign());
        };
    }

    /** The target without its sign and measure, which have columns of their own. */
    static String targetValue(ApprovedEvaluation.Line line) {
        return switch (line.sign()) {
            case "BY_DATE" -> date(LocalDate.parse(line.target()));
            case "BETWEEN" -> line.target().replace("..", "～");
            default -> line.target();
        };
    }

    static String actual(ApprovedEvaluation.Line line) {
        return switch (line.sign()) {
            case "QUALITATIVE" -> line.actual();
            case "BY_DATE" -> date(LocalDate.parse(line.actual()));
            default -> line.actual() + line.measure();
        };
    }

    /** A text of the unit, or 无 when there is none: no heading stands alone. */
    static String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? "无。" : text.strip();
    }
}
