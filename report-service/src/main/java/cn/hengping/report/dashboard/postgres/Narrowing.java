package cn.hengping.report.dashboard.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Scope;
import cn.hengping.report.dashboard.DashboardQuery;
import cn.hengping.report.dashboard.ListQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The rows behind a figure, as SQL: never more than the caller's post reaches, and never more than its figures count. */
final class Narrowing {
    private static final int FULL_MARKS = 100;

    private final List<String> conditions = new ArrayList<>(List.of("approved_at is not null"));
    private final Map<String, Object> values = new HashMap<>();

    Narrowing(ListQuery query, Actor actor) {
        var shown = query.shown();
        conditions.add(Scope.covers("unit_path"));
        values.put("scope", shown.place(actor).value());
        when(!DashboardQuery.knowsClassified(actor), "not classified");
        when("year = :year", "year", shown.year());
        when("kind = :kind", "kind", shown.kind());
        var status = query.status();
        when("status = :status", "status", status == null ? null : status.name());
        when("status <> 'NOT_DUE' and coalesce(stage, 'DRAFTING') = :stage", "stage", query.stage());
        when("light = :light", "light", query.light());
        when(query.isOverdue(), "overdue");
        when(query.isDifferent(), "status = 'APPROVED' and total <> computed");
        when(query.isReviewed(), "status = 'APPROVED' and reviewed is not null and total is not null");
        when(query.isRectifying(), "rectification <> 'SETTLED'");
        when("rate >= :rateFrom", "rateFrom", query.rateFrom());
        when("rate < :rateTo", "rateTo", query.rateTo());
        when("status = 'APPROVED' and (aspects #>> array[:aspect, '1'])::numeric > 0", "aspect", query.aspect());
        when("(findings ->> :finding)::int > 0", "finding", query.finding());
        scores(query, shown.isWithUnapproved());
    }

    private void scores(ListQuery query, boolean isWithUnapproved) {
        var to = query.scoreTo();
        when(either("{total} >= :from", isWithUnapproved), "from", query.scoreFrom());
        when(either(to != null && to == FULL_MARKS ? "{total} <= :to" : "{total} < :to", isWithUnapproved), "to", to);
        when(either("{grade} = :grade", isWithUnapproved), "grade", query.grade());
    }

    /** Of the approved ones, and of the others only where they were asked for. */
    private static String either(String condition, boolean isWithUnapproved) {
        var approved = "status = 'APPROVED' and "
                + condition.replace("{total}", "total").replace("{grade}", "grade");
        var other = "status <> 'APPROVED' and "
                + condition.replace("{total}", "pending_total").replace("{grade}", "pending_grade");
        return isWithUnapproved ? "(" + approved + " or " + other + ")" : approved;
    }

    private void when(boolean isAsked, String condition) {
        if (isAsked) {
            conditions.add(condition);
        }
    }

    private void when(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        var bound = statement;
        for (var value : values.entrySet()) {
            bound = bound.bind(value.getKey(), value.getValue());
        }
        return bound;
    }
}
