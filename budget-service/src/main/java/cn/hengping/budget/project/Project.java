package cn.hengping.budget.project;

import static cn.hengping.budget.project.Stage.APPROVED;
import static cn.hengping.budget.project.Stage.DRAFTING;
import static cn.hengping.platform.Role.PREPARER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.BudgetExecutionRecorded;
import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.project.ProjectRefusal.BudgetApprovedAlready;
import cn.hengping.budget.project.ProjectRefusal.CodeIsFixed;
import cn.hengping.budget.project.ProjectRefusal.NoSuchBasis;
import cn.hengping.budget.project.ProjectRefusal.NoSuchBasisFile;
import cn.hengping.budget.project.ProjectRefusal.NotALaterYear;
import cn.hengping.budget.project.ProjectRefusal.NotDrafting;
import cn.hengping.budget.project.ProjectRefusal.ObjectiveMissing;
import cn.hengping.budget.project.ProjectRefusal.ReasonMissing;
import cn.hengping.budget.project.ProjectRefusal.SameHands;
import cn.hengping.budget.project.ProjectRefusal.TooManyBasisFiles;
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
        long version,
        @Nullable Annex annex) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** What a step leaves behind: the state to save and the facts to publish, together or not at all. */
    public record Move(Project after, List<Event> events) {}

    public Project {
        sentBackFor = List.copyOf(sentBackFor);
    }

    /** A project with nothing beside its registration. */
    public Project(
            Registration registration,
            Place unit,
            Place department,
            @Nullable Objective objective,
            Stage stage,
            Hands hands,
            List<Reason> sentBackFor,
            @Nullable Instant approvedAt,
            long version) {
        this(registration, unit, department, objective, stage, hands, sentBackFor, approvedAt, version, null);
    }

    /** Registers a project for its unit, or refuses with everything that is wrong at once. */
    public static Project register(
            Registration registration, Lineage lineage, Unit unit, EconomicClassification classification, Actor actor) {
        actor.requireRole(PREPARER);
        actor.requireOwn(unit.path());
        NotAcceptable.unless(registration.faults(classification, lineage, null));
        return new Project(
                registration, unit.place(), unit.department(), null, DRAFTING, Hands.NONE, List.of(), null, 1);
    }

    /**
     * Begins a later year's project with this one's texts, amounts and objective. Files stay where they are; an objective that
     * the later year's weights do not fit stays behind.
     */
    public Project copy(
            String otherCode,
            int otherYear,
            Unit unitNow,
            EconomicClassification classification,
            WeightSchemes schemes,
            Actor actor) {
        if (otherYear <= registration.year()) {
            throw new NotALaterYear(registration.year(), otherYear).asError();
        }
        var begun = register(registration.copied(otherCode, otherYear), Lineage.NONE, unitNow, classification, actor);
        var aimed = objective;
        if (aimed != null && !aimed.faults(schemes, otherYear, unitNow.path()).isEmpty()) {
            aimed = null;
        }
        var annexed = new Annex(new Origin(registration, objective), List.of());
        return begun.with(begun.registration, aimed, annexed, 1);
    }

    public String code() {
        return registration.projectCode();
    }

    /** What lies with the project beside its registration. */
    public Annex papers() {
        return annex == null ? Annex.NOTHING : annex;
    }

    /** Writes the registration anew while drafting; the files of documents that it no longer names go. */
    public Project rewrite(
            Registration changed,
            Lineage lineage,
            EconomicClassification classification,
            WeightSchemes schemes,
            Command command) {
        requireEditable(command);
        if (!changed.projectCode().equals(code()) || !changed.unitCode().equals(unit.unitCode())) {
            throw new CodeIsFixed(code()).asError();
        }
        NotAcceptable.unless(changed.faults(classification, lineage, registration));
        if (objective != null && changed.year() != registration.year()) {
            NotAcceptable.unless(objective.faults(schemes, changed.year(), unit.path()));
        }
        return with(changed, objective, papers().keeping(changed), version + 1);
    }

    /** Sets the objective while drafting. */
    public Project aim(Objective aimed, WeightSchemes schemes, Command command) {
        requireEditable(command);
        NotAcceptable.unless(aimed.faults(schemes, registration.year(), unit.path()));
        return with(registration, aimed, papers(), version + 1);
    }

    /** Lays a file to one of its basis documents while drafting. */
    public Project attach(BasisFile file, Command command) {
        requireEditable(command);
        if (!registration.hasBasis(file.documentNumber())) {
            throw new NoSuchBasis(file.documentNumber()).asError();
        }
        if (papers().files().size() >= BasisFile.MOST) {
            throw new TooManyBasisFiles(BasisFile.MOST).asError();
        }
        return with(registration, objective, papers().with(file), version + 1);
    }

    /** Takes a file away while drafting. */
    public Project detach(UUID id, Command command) {
        requireEditable(command);
        file(id);
        return with(registration, objective, papers().without(id), version + 1);
    }

    /** One of its files, or a refusal. */
    public BasisFile file(UUID id) {
        return papers().files().stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchBasisFile(id).asError());
    }

    private Project with(Registration registered, @Nullable Objective aimed, Annex annexed, long next) {
        return new Project(registered, unit, department, aimed, stage, hands, sentBackFor, approvedAt, next, annexed);
    }

    /** Refuses whoever does not fill in this unit's projects. */
    void requireOwner(Actor actor) {
        actor.requireRole(PREPARER);
        actor.requireOwn(unit.path());
    }

    private void requireEditable(Command command) {
        requireOwner(command.actor());
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
        if (!isAtItsPlace(edge, actor)) {
            throw new OutsideYourScope(actor.post().toString(), unit.path().value()).asError();
        }
        command.requireCurrent(version);
        if (!hands.leave(edge, actor.account())) {
            throw new SameHands(actor.account()).asError();
        }
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
        var next = hands.after(edge, command.actor().account());
        var approved = edge.to == APPROVED ? command.at() : null;
        return new Project(
                registration, unit, department, objective, edge.to, next, reasons, approved, version + 1, annex);
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

    /** The steps that this caller could take now. */
    public List<String> may(Actor actor) {
        return Edge.from(stage).stream()
                .filter(edge -> actor.is(edge.by) && isAtItsPlace(edge, actor) && hands.leave(edge, actor.account()))
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

    public UnitPath path() {
        return unit.path();
    }
}
