package cn.hengping.deploy.district;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import cn.hengping.deploy.district.DistrictPlan.PlannedUnit;
import tools.jackson.databind.JsonNode;

/** What a unit would write about a project of one kind: registration and objective, as the API takes them. */
final class ProjectTexts {
    private static final List<String> OUTPUT_WEIGHTS = List.of("20", "20", "10");

    private final Random random;
    private final int year;

    ProjectTexts(Random random, int year) {
        this.random = random;
        this.year = year;
    }

    Map<String, Object> registration(String code, PlannedUnit unit, JsonNode kind, BigDecimal budget, int round) {
        var name = kind.path("name").asString();
        var first = budget.multiply(new BigDecimal("0.7")).setScale(2, RoundingMode.DOWN);
        var registration = new LinkedHashMap<String, Object>();
        registration.put("projectCode", code);
        registration.put("year", year);
        registration.put(
                "name", unit.name().substring("示范区".length()) + name + (round == 0 ? "" : "（" + (round + 1) + "期）"));
        registration.put("kind", code.charAt(8) == 'T' ? "SPECIFIC_TARGET" : "OPERATING");
        registration.put("classified", random.nextInt(200) == 0);
        registration.put("unitCode", unit.code());
        registration.put(
                "basis",
                List.of(Map.of(
                        "documentNumber", "示范财〔%d〕%d号".formatted(year, 1 + random.nextInt(400)),
                        "subject", "关于下达%d年部门预算的通知".formatted(year))));
        registration.put("content", "%d年，%s开展%s，包括方案编制、组织实施、检查验收和资料归档。".formatted(year, unit.name(), name));
        registration.put(
                "purpose",
                "用于%s所需的%s等支出。"
                        .formatted(name, kind.path("items").path(0).path(1).asString()));
        registration.put("funds", funds(budget));
        registration.put("items", List.of(item(kind, 0, first), item(kind, 1, budget.subtract(first))));
        return registration;
    }

    private List<Map<String, String>> funds(BigDecimal budget) {
        var whole = budget.setScale(2, RoundingMode.DOWN);
        if (random.nextInt(5) > 0) {
            return List.of(fund("CURRENT_YEAR_APPROPRIATION", whole));
        }
        var carried = budget.multiply(new BigDecimal("0.15")).setScale(2, RoundingMode.DOWN);
        return List.of(fund("CURRENT_YEAR_APPROPRIATION", whole.subtract(carried)), fund("CARRY_OVER", carried));
    }

    private static Map<String, String> fund(String source, BigDecimal amount) {
        return Map.of("source", source, "amountYuan", amount.toPlainString());
    }

    private static Map<String, String> item(JsonNode kind, int index, BigDecimal amount) {
        var item = kind.path("items").path(index);
        return Map.of(
                "code", item.path(0).asString(),
                "name", item.path(1).asString(),
                "amountYuan", amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    }

    Map<String, Object> objective(JsonNode kind) {
        var indicators = new ArrayList<Map<String, String>>();
        for (var i = 0; i < OUTPUT_WEIGHTS.size(); i++) {
            indicators.add(
                    indicator("o" + (i + 1), "OUTPUT", kind.path("output").path(i), OUTPUT_WEIGHTS.get(i)));
        }
        indicators.add(indicator("b1", "BENEFIT", kind.path("benefit").path(0), "30"));
        var served = kind.path("served").asString() + "满意度";
        indicators.add(line(
                "s1",
                "SATISFACTION",
                List.of("SERVICE_SATISFACTION", served, "AT_LEAST", "%", "满意度调查报告"),
                Integer.toString(85 + random.nextInt(11)),
                "10"));
        var first = indicators.getFirst();
        var text = "%d年完成%s，%s达到%s%s。"
                .formatted(
                        year,
                        kind.path("name").asString(),
                        first.get("name"),
                        first.get("target"),
                        first.get("measure"));
        return Map.of("objective", text, "indicators", indicators);
    }

    private Map<String, String> indicator(String code, String dimension, JsonNode kind, String weight) {
        var words = List.of(
                kind.path(0).asString(),
                kind.path(1).asString(),
                kind.path(2).asString(),
                kind.path(4).asString(),
                kind.path(5).asString());
        return line(code, dimension, words, target(kind.path(2).asString(), kind.path(3)), weight);
    }

    /** Aspect, name, sign, measure, source of evidence. */
    private static Map<String, String> line(
            String code, String dimension, List<String> words, String target, String weight) {
        var line = new LinkedHashMap<String, String>();
        line.put("code", code);
        line.put("dimension", dimension);
        line.put("aspect", words.get(0));
        line.put("name", words.get(1));
        line.put("sign", words.get(2));
        line.put("target", target);
        line.put("measure", words.get(3));
        line.put("weight", weight);
        line.put("evidenceSource", words.get(4));
        return line;
    }

    private String target(String sign, JsonNode range) {
        return switch (sign) {
            case "BY_DATE" -> year + "-" + range.asString();
            case "BETWEEN" -> range.path(0).asInt() + ".." + range.path(1).asInt();
            default ->
                Integer.toString(range.path(0).asInt()
                        + random.nextInt(range.path(1).asInt() - range.path(0).asInt() + 1));
        };
    }
}
