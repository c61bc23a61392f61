package cn.hengping.budget.project.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.project.ProjectQuery;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** What a list of projects asks for, as conditions that an index answers. Confined to one list. */
final class ListConditions {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> bindings = new LinkedHashMap<>();

    private void add(String condition, String name, Object value) {
        parts.add(condition);
        bindings.put(name, value);
    }

    private void addAll(String condition, Map<String, Object> values) {
        parts.add(condition);
        bindings.putAll(values);
    }

    private void addIf(String condition, String name, @Nullable Object value) {
        if (value != null) {
            add(condition, name, value);
        }
    }

    void after(ProjectQuery.Order order, List<String> keys) {
        bindings.put("code", keys.get(1));
        switch (order) {
            case CODE -> parts.add("p.project_code > :code");
            case AMOUNT -> add("(p.amount, p.project_code) < (:key, :code)", "key", amount(keys.getFirst()));
            case UPDATED -> add("(p.updated_at, p.project_code) < (:key, :code)", "key", moment(keys.getFirst()));
        }
    }

    private static BigDecimal amount(String key) {
        try {
            return Money.of(key).yuan();
        } catch (ArithmeticException | NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    private static Instant moment(String key) {
        try {
            return Instant.parse(key);
        } catch (DateTimeParseException _) {
            throw new CursorMalformed().asError();
        }
    }

    Map<String, Object> bindings() {
        return bindings;
    }

    String where() {
        return " where " + String.join(" and ", parts);
    }

    static ListConditions of(ProjectQuery query, Actor actor) {
        var conditions = new ListConditions();
        conditions.addAll(Clearance.condition("p"), Clearance.bindings(actor));
        var place = query.place(actor);
        conditions.add(covers(place), "scope", place.value());
        conditions.addIf("p.year = :year", "year", query.year());
        conditions.addIf("p.kind = :kind", "kind", name(query.kind()));
        conditions.addIf("p.stage = :stage", "stage", name(query.stage()));
        if (query.classified() != null) {
            // a word and no parameter: there is an index of the few that are
            conditions.parts.add(query.classified() ? "p.classified" : "not p.classified");
        }
        conditions.addIf("p.parent_code = :parent", "parent", query.parent());
        conditions.addIf(
                "p.amount >= :from",
                "from",
                query.amountFrom() == null ? null : query.amountFrom().yuan());
        conditions.addIf(
                "p.amount <= :to",
                "to",
                query.amountTo() == null ? null : query.amountTo().yuan());
        if (!query.text().isEmpty()) {
            conditions.add("p.search_grams @> :grams", "grams", grams(query.text()));
            conditions.add("position(:text in p.search_text) > 0", "text", query.text());
        }
        return conditions;
    }

    /** The characters of a text and its pairs of neighbours, as the index holds those of a project. */
    private static String[] grams(String text) {
        var points = text.codePoints().mapToObj(Character::toString).toList();
        var grams = new LinkedHashSet<>(points);
        for (var i = 1; i < points.size(); i++) {
            grams.add(points.get(i - 1) + points.get(i));
        }
        return grams.toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /**
     * Below the district the place is one range of an index, which the exact condition is not. The whole district finds no row
     * faster than no condition at all, and a planner that does not know which place is meant takes the condition for a narrow one:
     * it would gather all of it to sort it, or read the table from end to end. So there the place is a mere check, of which the
     * planner only believes that half the rows pass.
     */
    private static String covers(UnitPath place) {
        var covers = Scope.covers("p.unit_path");
        return place.value().contains("/")
                ? "p.unit_path >= :scope and p.unit_path < :scope || '0' and " + covers
                : "coalesce(" + covers + ", false)";
    }
}
