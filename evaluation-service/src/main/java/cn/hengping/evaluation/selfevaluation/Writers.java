package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.signoff.Stage.DRAFTING;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Role;

/** Who may write: the unit's preparer everything, the team's deputies and members all but team and plan. */
final class Writers {
    private Writers() {}

    static boolean isPreparer(SelfEvaluation evaluation, Actor actor) {
        return actor.is(Role.PREPARER)
                && actor.scope().equals(evaluation.project().unitPath());
    }

    static boolean isWriter(SelfEvaluation evaluation, Actor actor) {
        var team = evaluation.preparation().team();
        var works = team != null
                && team.hasWorker(actor.account())
                && actor.is(Role.STAFF)
                && actor.scope().equals(evaluation.project().unitPath());
        return works || isPreparer(evaluation, actor);
    }

    /** What this caller may write now. */
    static List<String> may(SelfEvaluation evaluation, Actor actor) {
        if (!evaluation.stage().equals(DRAFTING) || !evaluation.campaign().isOpen() || !isWriter(evaluation, actor)) {
            return List.of();
        }
        return isPreparer(evaluation, actor) ? List.of("FORM_TEAM", "ADOPT_PLAN", "WRITE") : List.of("WRITE");
    }
}
