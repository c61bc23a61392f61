package cn.hengping.budget.adjustment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.hengping.budget.adjustment.AdjustmentRefusal.AdjustmentAtOtherStage;
import cn.hengping.budget.adjustment.AdjustmentRefusal.AdjustmentsUsedUp;
import cn.hengping.budget.adjustment.AdjustmentRefusal.NotApprovedYet;
import cn.hengping.budget.adjustment.AdjustmentRefusal.NothingAdjusted;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.budget.project.Plan;
import cn.hengping.budget.project.PlanDifference;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.ProjectApproved;
import cn.hengping.budget.project.ProjectRefusal.NoSuchBasisFile;
import cn.hengping.budget.project.ProjectRefusal.ReasonMissing;
import cn.hengping.budget.project.ProjectRefusal.SameHands;
import cn.hengping.budget.project.Reason;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment (调整) of what an approved project sets out to do: asked for by its unit with a reason and a document, endorsed by
 * the department, approved by the bureau. Until then the project stays as it is; afterwards both editions can be read.
 *
 * @param before what was approved when it was asked for; only one adjustment is open at a time, so that it stays that
 * @param submittedBy the account that submitted it, and that takes no other step of it
 * @param files of the documents that it names; absent where none was brought
 */
public record Adjustment(
        Subject subject,
        int number,
        Proposal proposal,
        Plan before,
        Stage stage,
        @Nullable String submittedBy,
        @Nullable String endorsedBy,
        List<Reason> sentBackFor,
        Instant askedAt,
        @Nullable Instant approvedAt,
        long version,
        @Nullable List<BasisFile> files) {
    /** More adjustments of one year's project than this are no adjustments. */
    static final int MOST = 100;

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** What a step leaves behind; the project is there when the step changed it. */
    public record Move(Adjustment after, @Nullable Project project, List<Event> events) {
        public Move {
            events = List.copyOf(events);
        }
    }

    public Adjustment {
        sentBackFor = List.copyOf(sentBackFor);
        files = files == null ? null : List.copyOf(files);
    }

    /** Begins an adjustment, or refuses it with everything that is wrong at once. */
    static Adjustment open(
            Project project, int number, Proposal proposal, Books books, Plan.Rules rules, Command command) {
        project.requireOwner(command.actor());
        if (project.stage() != cn.hengping.budget.project.Stage.APPROVED) {
            throw new NotApprovedYet(project.code(), project.stage()).asError();
        }
        if (number > MOST) {
            throw new AdjustmentsUsedUp(project.code(), MOST).asError();
        }
        var opened = new Adjustment(
                Subject.of(project),
                number,
                proposal,
                project.plan(),
                Stage.DRAFTING,
                null,
                null,
                List.of(),
                command.at(),
                null,
                1,
                null);
        opened.check(project, books, rules);
        return opened;
    }

    /** Writes it anew while drafting; the files of documents that it no longer names go. */
    Adjustment rewrite(Proposal changed, Project project, Books books, Plan.Rules rules, Command command) {
        var rewritten = new Papers(this, command).rewrite(changed);
        rewritten.check(project, books, rules);
        return rewritten;
    }

    /** Lays a file to one of the documents that it names, while drafting. */
    Adjustment attach(BasisFile file, Command command) {
        return new Papers(this, command).attach(file);
    }

    /** Takes a file away while drafting. */
    Adjustment detach(UUID id, Command command) {
        return new Papers(this, command).detach(id);
    }

    /** The files of its documents. */
    public List<BasisFile> papers() {
        return files == null ? List.of() : files;
    }

    /** One of its files, or a refusal. */
    public BasisFile file(UUID id) {
        return papers().stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchBasisFile(id).asError());
    }

    private void check(Project project, Books books, Plan.Rules rules) {
        var after = after();
        var faults = new ArrayList<>(proposal.faults());
        faults.addAll(
                after.faults(before, project.registration(), subject.unit().path(), books.fullYearYuan(), rules));
        faults.addAll(books.faults(before, after));
        NotAcceptable.unless(faults);
        if (differences().isEmpty()) {
            throw new NothingAdjusted(subject.projectCode()).asError();
        }
    }

    /** What would hold, or holds, by this adjustment. */
    public Plan after() {
        return proposal.over(before);
    }

    public List<PlanDifference> differences() {
        return PlanDifference.between(before, after());
    }

    /**
     * Takes one step of the workflow, or refuses. What is submitted or approved is held against the books as they are now: money
     * moved on since it was written.
     */
    Move take(Step step, List<Reason> reasons, Project project, Books books, Plan.Rules rules, Command command) {
        var edge = edge(step, command.actor());
        command.requireCurrent(version);
        if (!isFree(edge, command.actor().account())) {
            throw new SameHands(command.actor().account()).asError();
        }
        NotAcceptable.unless(Reason.faults(reasons));
        if (step == Step.SEND_BACK && reasons.isEmpty()) {
            throw new ReasonMissing().asError();
        }
        if (step == Step.SUBMIT || step == Step.APPROVE) {
            check(project, books, rules);
        }
        var moved = moved(edge, reasons, command);
        return edge == Edge.APPROVED_BY_BUREAU
                ? moved.changing(project, command.at())
                : new Move(moved, null, List.of());
    }

    private Move changing(Project project, Instant at) {
        var adjusted = project.adjusted(after(), papers());
        var fact = new ProjectAdjusted(
                ProjectApproved.of(adjusted),
                adjusted.edition(),
                proposal.documentNumber(),
                proposal.reason(),
                differences(),
                at);
        return new Move(this, adjusted, List.of(fact));
    }

    private Adjustment moved(Edge edge, List<Reason> reasons, Command command) {
        var account = command.actor().account();
        return new Adjustment(
                subject,
                number,
                proposal,
                before,
                edge.to,
                edge.submitter(this, account),
                edge.endorser(this, account),
                reasons,
                askedAt,
                edge == Edge.APPROVED_BY_BUREAU ? command.at() : null,
                version + 1,
                files);
    }

    private Edge edge(Step step, Actor actor) {
        var possible =
                Edge.from(stage).stream().filter(edge -> edge.step == step).toList();
        if (possible.isEmpty()) {
            throw new AdjustmentAtOtherStage(step, stage).asError();
        }
        var edge = possible.stream()
                .filter(one -> actor.is(one.by))
                .findFirst()
                .orElseThrow(() -> new NotYourRole(actor.role()).asError());
        if (!subject.isAtItsPlace(edge, actor)) {
            throw new OutsideYourScope(
                            actor.post().toString(), subject.unit().path().value())
                    .asError();
        }
        return edge;
    }

    /** One person takes one of the three steps that others rely on. */
    private boolean isFree(Edge edge, String account) {
        var isOwn = edge.by == cn.hengping.platform.Role.PREPARER;
        return isOwn || (!account.equals(submittedBy) && !account.equals(endorsedBy));
    }

    /** The steps that this caller could take now. */
    public List<String> may(Actor actor) {
        return Edge.from(stage).stream()
                .filter(edge -> actor.is(edge.by) && subject.isAtItsPlace(edge, actor) && isFree(edge, actor.account()))
                .map(edge -> edge.step.name())
                .toList();
    }

    /** What is allowed and should be looked at: the year was over when it was asked for, and results may have been known. */
    public List<String> warnings() {
        var asked = LocalDate.ofInstant(askedAt, BEIJING).getYear();
        return asked > subject.year() ? List.of("AdjustedAfterTheYear") : List.of();
    }
}
