package cn.hengping.budget.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.objective.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * One place where two plans differ (调整前后): what stood there, and what stands there now; absent where nothing did.
 *
 * @param place such as {@code /content} or {@code /objective/indicators/q-reports/target}; lines go by their code, whatever their order
 */
public record PlanDifference(
        String place, @Nullable String before, @Nullable String after) {

    /** Every place where the plans differ, in the order in which a plan is read. */
    public static List<PlanDifference> between(Plan before, Plan after) {
        var then = places(before);
        var now = places(after);
        var all = new LinkedHashMap<>(then);
        now.forEach(all::putIfAbsent);
        var differences = new ArrayList<PlanDifference>();
        all.keySet().stream()
                .filter(place -> !Objects.equals(then.get(place), now.get(place)))
                .forEach(place -> differences.add(new PlanDifference(place, then.get(place), now.get(place))));
        return differences;
    }

    private static Map<String, String> places(Plan plan) {
        var places = new LinkedHashMap<String, String>();
        plan.basis()
                .forEach(document -> places.put("/basis/" + escaped(document.documentNumber()), document.subject()));
        places.put("/content", plan.content());
        places.put("/purpose", plan.purpose());
        plan.items().forEach(item -> {
            places.put("/items/" + item.code() + "/name", item.name());
            places.put(
                    "/items/" + item.code() + "/amountYuan", item.amountYuan().toString());
        });
        places.put("/objective/objective", plan.objective().objective());
        plan.objective().indicators().forEach(indicator -> indicator(places, indicator));
        return places;
    }

    private static void indicator(Map<String, String> places, Indicator indicator) {
        var place = "/objective/indicators/" + indicator.code();
        places.put(place + "/dimension", indicator.dimension().name());
        places.put(place + "/aspect", indicator.aspect().name());
        places.put(place + "/name", indicator.name());
        places.put(place + "/sign", indicator.sign().name());
        places.put(place + "/target", indicator.target());
        places.put(place + "/measure", indicator.measure());
        places.put(place + "/weight", indicator.weight().setScale(2).toPlainString());
        places.put(place + "/evidenceSource", indicator.evidenceSource());
        var baseline = indicator.baseline();
        if (baseline != null) {
            places.put(place + "/baseline", baseline);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
