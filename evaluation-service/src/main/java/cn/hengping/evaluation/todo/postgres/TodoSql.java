package cn.hengping.evaluation.todo.postgres;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;

/**
 * The queries behind a to-do list. What waits for a post is read off an index in the order of the list, so that a page costs its own
 * length and not the length of the list; what waits for somebody by name is looked up by the names. No evaluation is in both parts.
 */
final class TodoSql {
    /** The key of the index, letter for letter. */
    private static final String ON_A_DESK = "coalesce(o.due_on, '9999-12-31'::date)";

    private static final String DUE =
            "coalesce(e.due_on, case when e.stage = 'DRAFTING' then c.due_date end, '9999-12-31'::date)";
    private static final String NOT_BARRED = " and not %s.barred_accounts && array[:account, :hand]::text[]";

    private static final String COLUMNS = """
            select e.id, e.campaign_id, e.project_code, e.year, e.stage, e.stage_since, e.version, %s as due,
                (select p.document ->> 'name' from project p where p.project_code = e.project_code) as name,
                (select p.document ->> 'unitName' from project p where p.project_code = e.project_code) as unit
            """;

    private TodoSql() {}

    /** One page: the first of each part, and of these the first. */
    static String page(Actor actor) {
        if (actor.is(Role.CAMPAIGN_MANAGER)) {
            return COLUMNS.formatted(DUE)
                    + ESCALATED
                    + " and (%1$s, e.id) > (:after_due, :after_id) order by 8, e.id limit :limit".formatted(DUE);
        }
        return COLUMNS.formatted("f.due") + """
                from (select id, due from (
                        (%s and (%s, o.id) > (:after_due, :after_id) order by 2, 1 limit :limit)
                        union all
                        (%s and (%s, e.id) > (:after_due, :after_id) order by 2, 1 limit :limit)) parts
                    order by due, id limit :limit) f
                join self_evaluation e on e.id = f.id order by f.due, f.id
                """.formatted(open(actor), openDue(actor), named(actor), DUE);
    }

    static String counts(Actor actor) {
        return actor.is(Role.CAMPAIGN_MANAGER)
                ? "select " + DUE + " as due, count(*) as count " + ESCALATED + " group by 1"
                : "select due, count(*) as count from (%s union all %s) parts group by 1"
                        .formatted(open(actor), named(actor));
    }

    /** Drafts are their unit's preparers', and due by the campaign's date; whatever else is open lies on a desk. */
    private static String open(Actor actor) {
        var isOpen =
                " where o.waiting_open and o.waiting_role = :role and " + place("o", actor) + NOT_BARRED.formatted("o");
        return "select o.id, " + openDue(actor) + " as due from self_evaluation o"
                + (actor.is(Role.PREPARER) ? " join campaign c on c.id = o.campaign_id" : "") + isOpen;
    }

    private static String openDue(Actor actor) {
        return actor.is(Role.PREPARER) ? "c.due_date" : ON_A_DESK;
    }

    private static String named(Actor actor) {
        var place = place("e", actor);
        return "select e.id, " + DUE + " as due from self_evaluation e join campaign c on c.id = e.campaign_id"
                + " where e.waiting_accounts <> '{}' and e.waiting_accounts @> array[:account]::text[]"
                + " and e.waiting_level = any(:levels) and " + place + NOT_BARRED.formatted("e")
                + " and not (e.waiting_open and e.waiting_role = :role)";
    }

    /** Bureau posts reach down, all others are of one place. */
    private static String place(String table, Actor actor) {
        var column = table + ".desk_place";
        return actor.is(Role.BUREAU_REVIEWER, Role.BUREAU_HEAD) ? Scope.covers(column) : column + " = :scope";
    }

    private static final String ESCALATED = """
            from self_evaluation e join campaign c on c.id = e.campaign_id
            where e.id in (
                select o.id from self_evaluation o
                    join reminder r on r.evaluation_id = o.id and r.since = o.stage_since
                    join project p on p.project_code = o.project_code
                where not coalesce((p.document ->> 'classified')::boolean, false) and r.kind = 'ESCALATE' and o.due_on is not null and
            """ + Scope.covers("o.unit_path") + ")";
}
