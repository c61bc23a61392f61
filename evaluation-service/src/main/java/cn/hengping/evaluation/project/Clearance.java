package cn.hengping.evaluation.project;

import java.util.Map;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Role;

/**
 * Who may know of a classified project (涉密): those who fill it in and answer for it at its own unit, those on its team, those who
 * approve it above, and the auditor. For the others its evaluation is not there. The rule is that of budget-service.
 */
public final class Clearance {
    private Clearance() {}

    /** A condition over {@code project} under this alias; the query binds {@link #bindings}. */
    public static String condition(String project) {
        return " (:knows_all or not coalesce((%1$s.document ->> 'classified')::boolean, false) or %1$s.unit_path = :own) "
                .formatted(project);
    }

    /** The same for a table that names the project by this column. */
    public static String ofProject(String code) {
        return " exists (select 1 from project cp where cp.project_code = " + code + " and " + condition("cp") + ") ";
    }

    /** The same for a table that names the evaluation by this column. */
    public static String ofEvaluation(String id) {
        return " exists (select 1 from self_evaluation ce where ce.id = " + id + " and " + ofProject("ce.project_code")
                + ") ";
    }

    /** For figures that are drawn, counted and published without asking who reads them: no classified project is among them. */
    public static String open(String code) {
        return " exists (select 1 from project cp where cp.project_code = " + code
                + " and not coalesce((cp.document ->> 'classified')::boolean, false)) ";
    }

    /** Staff see only what they are on the team of, which is asked elsewhere. */
    public static Map<String, Object> bindings(Actor actor) {
        return Map.of(
                "knows_all",
                actor.is(Role.STAFF, Role.DEPARTMENT_REVIEWER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR),
                "own",
                actor.is(Role.PREPARER, Role.UNIT_HEAD) ? actor.scope().value() : "");
    }
}
