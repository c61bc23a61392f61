package cn.hengping.budget.project;

import static cn.hengping.budget.project.Stage.APPROVED;
import static cn.hengping.platform.Role.PREPARER;

import java.util.List;

import cn.hengping.budget.funds.BudgetExecutionRecorded;
import cn.hengping.budget.project.Project.Move;
import cn.hengping.budget.project.ProjectRefusal.ObjectiveMissing;
import cn.hengping.budget.project.ProjectRefusal.ReasonMissing;
import cn.hengping.budget.project.ProjectRefusal.SameHands;
import cn.hengping.budget.project.ProjectRefusal.WrongStage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;

/** The way of a project over the desks (申报、审核、批复): who may take which step now, and what it leaves behind. */
final class Approval {
    private Approval() {}

    static Move take(Project project, Step step, List<Reason> reasons, Command command) {
        var actor = command.actor();
        var edge = edge(project, step, actor);
        if (!isAtItsPlace(project, edge, actor)) {
            throw new OutsideYourScope(actor.post().toString(), project.path().value()).asError();
        }
        command.requireCurrent(project.version());
        if (!project.hands().leave(edge, actor.account())) {
            throw new SameHands(actor.account()).asError();
        }
        NotAcceptable.unless(Reason.faults(reasons));
        if (step == Step.SEND_BACK && reasons.isEmpty()) {
            throw new ReasonMissing().asError();
        }
        if (step == Step.SUBMIT && project.objective() == null) {
            throw new ObjectiveMissing(project.code()).asError();
        }
        var after = after(project, edge, reasons, command);
        return new Move(after, after.stage() == APPROVED ? facts(after) : List.of());
    }

    private static List<Event> facts(Project approved) {
        return List.of(ProjectApproved.of(approved), BudgetExecutionRecorded.of(approved.opened()));
    }

    private static Project after(Project project, Edge edge, List<Reason> reasons, Command command) {
        return new Project(
                project.registration(),
                project.unit(),
                project.department(),
                project.objective(),
                edge.to,
                project.hands().after(edge, command.actor().account()),
                reasons,
                edge.to == APPROVED ? command.at() : null,
                project.version() + 1,
                project.annex());
    }

    private static Edge edge(Project project, Step step, Actor actor) {
        var possible = Edge.from(project.stage()).stream()
                .filter(edge -> edge.step == step)
                .toList();
        if (possible.isEmpty()) {
            throw new WrongStage(step, project.stage()).asError();
        }
        return possible.stream()
                .filter(edge -> actor.is(edge.by))
                .findFirst()
                .orElseThrow(() -> new NotYourRole(actor.role()).asError());
    }

    /** An approved project has no step left: its unit may ask for an adjustment. */
    static List<String> may(Project project, Actor actor) {
        if (project.stage() == APPROVED) {
            return actor.is(PREPARER) && actor.scope().equals(project.path()) ? List.of("ADJUST") : List.of();
        }
        return Edge.from(project.stage()).stream()
                .filter(edge -> actor.is(edge.by)
                        && isAtItsPlace(project, edge, actor)
                        && project.hands().leave(edge, actor.account()))
                .filter(edge -> edge.step != Step.SUBMIT || project.objective() != null)
                .map(edge -> edge.step.name())
                .toList();
    }

    private static boolean isAtItsPlace(Project project, Edge edge, Actor actor) {
        return switch (edge) {
            case SUBMITTED, WITHDRAWN -> actor.scope().equals(project.path());
            case ENDORSED, SENT_BACK_BY_DEPARTMENT ->
                actor.scope().equals(project.department().path());
            case APPROVED_BY_BUREAU, SENT_BACK_BY_BUREAU -> actor.scope().covers(project.path());
        };
    }
}
