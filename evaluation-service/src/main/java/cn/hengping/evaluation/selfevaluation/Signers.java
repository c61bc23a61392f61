package cn.hengping.evaluation.selfevaluation;

import java.util.Optional;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotTheSubmitter;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotYourTurn;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.SignedElsewhere;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.WriterDoesNotSign;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Edge;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Role;

/** Who may take a step: role, place in the tree, and separation of duties, in this order. */
final class Signers {
    private Signers() {}

    /** Why this actor may not take this step, or nothing. */
    static Optional<Refusal> objection(SelfEvaluation evaluation, Edge edge, Actor actor) {
        var desk = edge.desk();
        if (desk == null) {
            return preparerObjection(evaluation, edge, actor);
        }
        if (!sitsAt(desk, evaluation, actor)) {
            return Optional.of(new NotYourTurn(edge.step(), evaluation.stage().value()));
        }
        if (evaluation.preparation().writers().contains(actor.account())) {
            return Optional.of(new WriterDoesNotSign(actor.account()));
        }
        var signed = evaluation.signOff().everSigned().get(actor.account());
        if (signed != null && !signed.equals(desk.desk())) {
            return Optional.of(new SignedElsewhere(actor.account(), signed));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> preparerObjection(SelfEvaluation evaluation, Edge edge, Actor actor) {
        if (!actor.is(Role.PREPARER)
                || !actor.scope().equals(evaluation.project().unitPath())) {
            return Optional.of(new NotYourTurn(edge.step(), evaluation.stage().value()));
        }
        if (edge.step() == Step.WITHDRAW
                && !actor.account().equals(evaluation.signOff().submittedBy())) {
            return Optional.of(new NotTheSubmitter(actor.account()));
        }
        return Optional.empty();
    }

    private static boolean sitsAt(Desk desk, SelfEvaluation evaluation, Actor actor) {
        if (!actor.is(desk.role())) {
            return false;
        }
        var project = evaluation.project();
        return switch (desk.level()) {
            case TEAM -> isLeader(evaluation, actor);
            case UNIT -> actor.scope().equals(project.unitPath());
            case DEPARTMENT -> actor.scope().equals(project.departmentPath());
            case DISTRICT -> actor.scope().covers(project.unitPath());
        };
    }

    private static boolean isLeader(SelfEvaluation evaluation, Actor actor) {
        var team = evaluation.preparation().team();
        return team != null
                && team.isLedBy(actor.account())
                && actor.scope().equals(evaluation.project().unitPath());
    }
}
