package cn.hengping.budget.clearance;

import java.util.Map;

import cn.hengping.platform.Actor;
import cn.hengping.platform.UnitPath;

/**
 * What of the projects in his scope a caller may know of.
 *
 * <p>A classified project (涉密) is known to those who fill it in and answer for it at its own unit, to those who approve it
 * above, and to the auditor; to nobody else, whatever his scope. For the others it is not there: no list, count, export, file or
 * ledger shows that it exists. The three administrators know of no project at all.
 */
public enum Clearance {
    NOTHING,
    UNCLASSIFIED,
    ITS_OWN,
    EVERYTHING;

    public static Clearance of(Actor actor) {
        return switch (actor.role()) {
            case SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> NOTHING;
            case STAFF, CAMPAIGN_MANAGER -> UNCLASSIFIED;
            case PREPARER, UNIT_HEAD -> ITS_OWN;
            case DEPARTMENT_REVIEWER, BUREAU_REVIEWER, BUREAU_HEAD, AUDITOR -> EVERYTHING;
        };
    }

    /** Whether a project at this place, classified or not, is known to the caller within whose scope it lies. */
    public static boolean knows(Actor actor, UnitPath place, boolean classified) {
        return switch (of(actor)) {
            case NOTHING -> false;
            case UNCLASSIFIED -> !classified;
            case ITS_OWN -> !classified || actor.scope().equals(place);
            case EVERYTHING -> true;
        };
    }

    /** The same as a condition over a table that has {@code unit_path} and {@code classified}; the query binds {@link #bindings}. */
    public static String condition(String table) {
        return " (:sees and (:knowsAll or not " + table + ".classified or " + table + ".unit_path = :own)) ";
    }

    /** For what may tell of any project, such as a file of payments: as if everything in it were classified. */
    public static String strictly(String table) {
        return " (:sees and (:knowsAll or " + table + ".unit_path = :own)) ";
    }

    public static Map<String, Object> bindings(Actor actor) {
        var clearance = of(actor);
        return Map.of(
                "sees",
                clearance != NOTHING,
                "knowsAll",
                clearance == EVERYTHING,
                "own",
                clearance == ITS_OWN ? actor.scope().value() : "");
    }
}
