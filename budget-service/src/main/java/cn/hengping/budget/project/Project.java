package cn.hengping.budget.project;

import static cn.hengping.budget.project.Stage.DRAFTING;
import static cn.hengping.platform.Role.PREPARER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.project.ProjectRefusal.NoSuchBasisFile;
import cn.hengping.budget.project.ProjectRefusal.NotALaterYear;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.Unit;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A project (项目): registered by its unit, endorsed by the supervising department, approved by the finance bureau.
 *
 * <p>Until it is approved its unit may change it while it drafts. From then on its money changes only by entries in the ledger,
 * and what it sets out to do only by an adjustment that went the same way as the project did.
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
        return new Drafting(this, command).rewrite(changed, lineage, classification, schemes);
    }

    /** Sets the objective while drafting. */
    public Project aim(Objective aimed, WeightSchemes schemes, Command command) {
        return new Drafting(this, command).aim(aimed, schemes);
    }

    /** Lays a file to one of its basis documents while drafting. */
    public Project attach(BasisFile file, Command command) {
        return new Drafting(this, command).attach(file);
    }

    /** Takes a file away while drafting. */
    public Project detach(UUID id, Command command) {
        return new Drafting(this, command).detach(id);
    }

    /** One of its files, or a refusal. */
    public BasisFile file(UUID id) {
        return papers().files().stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchBasisFile(id).asError());
    }

    Project with(Registration registered, @Nullable Objective aimed, Annex annexed, long next) {
        return new Project(registered, unit, department, aimed, stage, hands, sentBackFor, approvedAt, next, annexed);
    }

    /** Which edition of what was approved holds: 1 as approved, and one more with each adjustment. */
    public int edition() {
        var adjusted = papers().adjusted();
        return adjusted == null ? 1 : adjusted + 1;
    }

    /** What it sets out to do; there is an objective from the first submission on. */
    public Plan plan() {
        return Plan.of(this);
    }

    /** The project as it set out by this plan, which is not the one that holds now. */
    public Project planned(Plan plan) {
        return with(registration.with(plan), plan.objective(), papers(), version);
    }

    /**
     * The project as an approved adjustment leaves it. Files of documents stay: they are what the approval rested on; those that
     * the adjustment brought for the documents that the project names now come to them.
     */
    public Project adjusted(Plan plan, List<BasisFile> brought) {
        var registered = registration.with(plan);
        return with(registered, plan.objective(), papers().adjustedOnceMore(registered, brought), version + 1);
    }

    /** Refuses whoever does not fill in this unit's projects. */
    public void requireOwner(Actor actor) {
        actor.requireRole(PREPARER);
        actor.requireOwn(unit.path());
    }

    /** Takes one step of the workflow, or refuses. */
    public Move take(Step step, List<Reason> reasons, Command command) {
        return Approval.take(this, step, reasons, command);
    }

    /** The steps that this caller could take now. */
    public List<String> may(Actor actor) {
        return Approval.may(this, actor);
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

    public UnitPath path() {
        return unit.path();
    }
}
