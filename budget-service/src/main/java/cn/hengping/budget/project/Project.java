package cn.hengping.budget.project;

import static cn.hengping.budget.project.Stage.APPROVED;
import static cn.hengping.budget.project.Stage.DRAFTING;
import static cn.hengping.platform.Role.PREPARER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.BudgetExecutionRecorded;
import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.project.ProjectRefusal.BudgetApprovedAlready;
import cn.hengping.budget.project.ProjectRefusal.CodeIsFixed;
import cn.hengping.budget.project.ProjectRefusal.NotDrafting;
import cn.hengping.budget.project.ProjectRefusal.ObjectiveMissing;
import cn.hengping.budget.project.ProjectRefusal.ReasonMissing;
import cn.hengping.budget.project.ProjectRefusal.SameHands;
import cn.hengping.budget.project.ProjectRefusal.WrongStage;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.Unit;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A project (项目): registered by its unit, endorsed by the supervising department, approved by the finance bureau.
 *
 * <p>Until it is approved its unit may change it while it drafts. From then on it changes only by entries in the ledger.
 */
public record Project(
        Registration registration,
        Place unit,
        Place department,
        @Nullable Objective objective,
        Stage stage,
        Hands hands,
        List<Reason> sentBackFor,
        @Nullable Instant approvedAt,
        long version) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** The accounts that a project went through: one person does not do two of these. */
    public record Hands(
            @Nullable String submittedBy, @Nullable String endorsedBy) {}

    /** What a step leaves behind: the state to save and the facts to publish, together or not at all. */
    public record Move(Project after, List<Event> events) {}

    public Project {
        sentBackFor = List.copyOf(sentBackFor);
    }

    /** Registers a project for its unit, or refuses with everything that is wrong at once. */
    public static Project register(
            Registration registration, Unit unit, EconomicClassification classification, Actor actor) {
        actor.requireRole(PREPARER);
        actor.requireOwn(unit.path());
        NotAcceptable.unless(registration.faults(classification));
        return new Project(
                registration,
                unit.place(),
                unit.department(),
                null,
                DRAFTING,
                new Hands(null, null),
                List.of(),
                null,
                1);
    }

    public String code() {
        return registration.projectCode();
    }

    /** Writes the registration anew while drafting. */
    public Project rewrite(
            Registration changed, EconomicClassification classification, WeightSchemes schemes, Command command) {
        requireEditable(command);
        if (!changed.projectCode().equals(code()) || !changed.unitCode().equals(unit.unitCode())) {
            throw new CodeIsFixed(code()).asError();
        }
        NotAcceptable.unless(changed.faults(classification));
        if (objective != null && changed.year() != registration.year()) {
            NotAcceptable.unless(objective.faults(schemes, changed.year(), unit.path()));
        }
        return new Project(changed, unit, department, objective, stage, hands, sentBackFor, approvedAt, version + 1);
    }

    /** Sets the objective while drafting. */
    public Project aim(Objective aimed, WeightSchemes schemes, Command command) {
        requireEditable(command);
        NotAcceptable.unless(aimed.faults(schemes, registration.year(), unit.path()));
        return new Project(registration, unit, department, aimed, stage, hands, sentBackFor, approvedAt, version + 1);
    }

    private void requireEditable(Command command) {
        command.actor().requireRole(PREPARER);
        command.actor().requireOwn(unit.path());
        if (stage == APPROVED) {
            throw new BudgetApprovedAlready(code()).asError();
        }
        if (stage != DRAFTING) {
            throw new NotDrafting(stage).asError();
        }
        command.requireCurrent(version);
    }

    /** Takes one step of the workflow, or refuses. */
    public Move take(Step step, List<Reason> reasons, Command command) {
        var actor = command.actor();
        var edge = edge(step, actor);
        requirePlace(edge, actor);
        command.requireCurrent(version);
        requireOtherHands(edge, actor);
        NotAcceptable.unless(Reason.faults(reasons));
        if (step == Step.SEND_BACK && reasons.isEmpty()) {
            throw new ReasonMissing().asError();
        }
        if (step == Step.SUBMIT && objective == null) {
            throw new ObjectiveMissing(code()).asError();
        }
        var after = after(edge, reasons, command);
        return new Move(after, after.stage == APPROVED ? after.approval() : List.of());
    }

    private List<Event> approval() {
        return List.of(ProjectApproved.of(this), BudgetExecutionRecorded.of(opened()));
    }

    /** The ledger as the approval opens it: the initial amounts by source, nothing executed yet. */
    public Balance opened() {
        var rows = registration.funds().stream()
                .map(fund -> Balance.Row.initial(fund.source(), fund.amountYuan()))
                .toList();
        var items = registration.items().stream().map(Item::code).toList();
        var date = LocalDate.ofInstant(Objects.requireNonNull(approvedAt), BEIJING);
        return new Balance(code(), registration.year(), unit.path(), items, rows, date, rows.size());
    }

    private Project after(Edge edge, List<Reason> reasons, Command command) {
        var account = command.actor().account();
        var next = switch (edge) {
            case SUBMITTED -> new Hands(account, null);
            case ENDORSED -> new Hands(hands.submittedBy, account);
            case WITHDRAWN, SENT_BACK_BY_DEPARTMENT, SENT_BACK_BY_BUREAU -> new Hands(null, null);
            case APPROVED_BY_BUREAU -> hands;
        };
        var approved = edge.to == APPROVED ? command.at() : null;
        return new Project(registration, unit, department, objective, edge.to, next, reasons, approved, version + 1);
    }

    private Edge edge(Step step, Actor actor) {
        var possible =
                Edge.from(stage).stream().filter(edge -> edge.step == step).toList();
        if (possible.isEmpty()) {
            throw new WrongStage(step, stage).asError();
        }
        return possible.stream()
                .filter(edge -> actor.is(edge.by))
                .findFirst()
                .orElseThrow(() -> new NotYourRole(actor.role()).asError());
    }

    private void requirePlace(Edge edge, Actor actor) {
        if (!isAtItsPlace(edge, actor)) {
            throw new OutsideYourScope(actor.post().toString(), unit.path().value()).asError();
        }
    }

    private void requireOtherHands(Edge edge, Actor actor) {
        if (!hasOtherHands(edge, actor)) {
            throw new SameHands(actor.account()).asError();
        }
    }

    /** The steps that this caller could take now. */
    public List<String> may(Actor actor) {
        return Edge.from(stage).stream()
                .filter(edge -> actor.is(edge.by) && isAtItsPlace(edge, actor) && hasOtherHands(edge, actor))
                .filter(edge -> edge.step != Step.SUBMIT || objective != null)
                .map(edge -> edge.step.name())
                .toList();
    }

    private boolean isAtItsPlace(Edge edge, Actor actor) {
        return switch (edge) {
            case SUBMITTED, WITHDRAWN -> actor.scope().equals(unit.path());
            case ENDORSED, SENT_BACK_BY_DEPARTMENT -> actor.scope().equals(department.path());
            case APPROVED_BY_BUREAU, SENT_BACK_BY_BUREAU -> actor.scope().covers(unit.path());
        };
    }

    private boolean hasOtherHands(Edge edge, Actor actor) {
        var isFirst = edge == Edge.SUBMITTED || edge == Edge.WITHDRAWN;
        return isFirst
                || (!actor.account().equals(hands.submittedBy)
                        && !actor.account().equals(hands.endorsedBy));
    }

    public UnitPath path() {
        return unit.path();
    }
}
