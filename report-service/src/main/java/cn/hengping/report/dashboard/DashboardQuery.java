package cn.hengping.report.dashboard;

import cn.hengping.platform.Actor;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * What is shown: a year, a part of the tree, one kind of project or all.
 *
 * @param under absent: all that the caller's post reaches
 * @param kind absent: all kinds
 * @param isWithUnapproved whether scores that nobody has approved yet are counted beside the approved ones, and labelled
 */
public record DashboardQuery(
        int year, @Nullable UnitPath under, @Nullable String kind, boolean isWithUnapproved) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    public DashboardQuery {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new ParameterMalformed("year").asError();
        }
        if (kind != null && !kind.matches("[A-Z_]{1,40}")) {
            throw new ParameterMalformed("kind").asError();
        }
    }

    /** The part of the tree that is shown; refuses the administrators, who see no project, and what the post does not reach. */
    public UnitPath place(Actor actor) {
        if (actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)) {
            throw new NotYourRole(actor.role()).asError();
        }
        if (under == null) {
            return actor.scope();
        }
        actor.requireScope(under);
        return under;
    }

    /** The same, as this post may see it. */
    public Look of(Actor actor) {
        return new Look(year, place(actor), kind, isWithUnapproved, knowsClassified(actor));
    }

    /** Whether classified projects (涉密) are in the figures and lists of this caller: those who approve above a unit, and the auditor. */
    public static boolean knowsClassified(Actor actor) {
        return actor.is(Role.DEPARTMENT_REVIEWER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR);
    }
}
