package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.signoff.Stage.APPROVED;
import static cn.hengping.evaluation.signoff.Stage.DRAFTING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.evidence.EvidenceRefusal.TooMuchEvidence;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NoWayBack;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotDrafting;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotYoursToWrite;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.WrongStage;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Edge;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import org.jspecify.annotations.Nullable;

/**
 * One unit's account of one project's performance in one budget year (绩效自评).
 *
 * <p>Its life: the unit forms a team, adopts a plan, enters actual values, evidence and scores, writes the narrative if the
 * project was selected for it, and submits. Then it passes the desks of the campaign's chain, each of which signs it or
 * sends it back. Past the last desk it never changes again.
 */
public record SelfEvaluation(
        UUID id,
        Campaign campaign,
        ApprovedProject project,
        Execution latest,
        @Nullable Selection selection,
        Stage stage,
        Preparation preparation,
        SignOff signOff,
        long version,
        @Nullable Reviewed reviewed,
        ScoredOnce scored) {
    private static final int MOST_EVIDENCE = 200;

    /** What the bureau scored beside the unit, by the code of the line; points. */
    public record Reviewed(Map<String, BigDecimal> lines, BigDecimal total, String grade) {
        public Reviewed {
            lines = Map.copyOf(lines);
        }
    }

    /** A state of which nobody has asked for the scores yet. */
    public SelfEvaluation(
            UUID id,
            Campaign campaign,
            ApprovedProject project,
            Execution latest,
            @Nullable Selection selection,
            Stage stage,
            Preparation preparation,
            SignOff signOff,
            long version,
            @Nullable Reviewed reviewed) {
        this(
                id,
                campaign,
                project,
                latest,
                selection,
                stage,
                preparation,
                signOff,
                version,
                reviewed,
                new ScoredOnce());
    }

    /**
     * What is asked of {@link #take}: a step; where to, for a send-back; why; whom it names; in words; for whom, when the
     * caller stands in for somebody; and where the caller saw it, if he says so.
     */
    public record Ask(
            Step step,
            @Nullable String to,
            List<Reason> reasons,
            List<String> accounts,
            @Nullable String remark,
            @Nullable String onBehalfOf,
            @Nullable String expected) {
        /** Steps that put somebody's name on a desk. */
        private static final Set<Step> NAMING = Set.of(Step.TRANSFER, Step.DELEGATE, Step.ADD_SIGNER);

        boolean namesSigners() {
            return NAMING.contains(step);
        }

        public Ask {
            reasons = List.copyOf(reasons);
            accounts = List.copyOf(accounts);
        }

        public Ask(Step step, @Nullable String to, List<Reason> reasons) {
            this(step, to, reasons, List.of(), null, null);
        }

        public Ask(
                Step step,
                @Nullable String to,
                List<Reason> reasons,
                List<String> accounts,
                @Nullable String remark,
                @Nullable String onBehalfOf) {
            this(step, to, reasons, accounts, remark, onBehalfOf, null);
        }

        /** The same, if it still lies where the caller saw it. */
        Ask expecting(String stage) {
            return new Ask(step, to, reasons, accounts, remark, onBehalfOf, stage);
        }
    }

    /** What a step leaves behind: the state to save and the step that was taken. */
    public record Move(SelfEvaluation before, SelfEvaluation after, SelfEvaluationMoved event) {
        /** The hash of the content that a signature stands for; absent where nothing was signed. */
        public @Nullable String contentHash() {
            var sitting = after.signOff().sitting();
            var given = Stream.concat(
                    after.signOff().signatures().stream(),
                    sitting == null ? Stream.<Signature>empty() : sitting.signatures().stream());
            return given.filter(signature -> event.step().equals(Step.SIGN.name())
                            && signature.account().equals(event.account()))
                    .map(Signature::contentHash)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Hashes what is signed; given from outside, because the model knows no encoding. */
    public interface ContentHash {
        String of(SelfEvaluation evaluation);
    }

    public boolean isNarrativeReport() {
        return selection != null;
    }

    /** The rules that it was opened under. */
    public RuleSet rules() {
        return campaign.rules();
    }

    /** The money that counts: as it was at submission, or, while drafting, as it is now. */
    public Execution execution() {
        return Objects.requireNonNullElse(signOff.frozen(), latest);
    }

    public ScoreSheet scores() {
        return scored.or(() -> ScoreSheet.of(project, execution(), preparation, rules(), reviewed));
    }

    public SelfEvaluation adopt(Plan plan, Command command) {
        requireWriting(command, Writers.isPreparer(this, command.actor()));
        NotAcceptable.unless(plan.faults());
        return prepared(preparation.with(plan, command.actor().account()));
    }

    public SelfEvaluation enter(Results results, Command command) {
        requireWriting(command, Writers.isWriter(this, command.actor()));
        NotAcceptable.unless(objections(results));
        return prepared(preparation.with(results, command.actor().account()));
    }

    /** What these results cannot say, by their pointers. */
    public List<Fault> objections(Results results) {
        return results.faults(project, rules().executionWeight());
    }

    public SelfEvaluation narrate(Narrative narrative, Command command) {
        requireWriting(command, Writers.isWriter(this, command.actor()));
        NotAcceptable.unless(narrative.faults());
        return prepared(preparation.with(narrative, command.actor().account()));
    }

    public SelfEvaluation attach(Evidence evidence, Command command) {
        requireWriting(command, Writers.isWriter(this, command.actor()));
        if (project.indicator(evidence.indicator()).isEmpty() && !evidence.isMinutes()) {
            NotAcceptable.unless(List.of(Fault.at("/indicator", "IndicatorUnknown", evidence.indicator())));
        }
        if (preparation.evidence().size() >= MOST_EVIDENCE) {
            throw new TooMuchEvidence(MOST_EVIDENCE).asError();
        }
        return prepared(preparation.with(evidence, command.actor().account()));
    }

    /** Refuses whoever may not write results now: for want of the post, the state or an open campaign. */
    public void requireWriter(Actor actor) {
        requireWriting(actor, Writers.isWriter(this, actor));
    }

    void requireWriting(Command command, boolean mayWrite) {
        requireWriting(command.actor(), mayWrite);
        command.requireCurrent(version);
    }

    private void requireWriting(Actor actor, boolean mayWrite) {
        campaign.requireOpen();
        if (!mayWrite) {
            throw new NotYoursToWrite(actor.account()).asError();
        }
        if (!stage.equals(DRAFTING)) {
            throw new NotDrafting(stage.value()).asError();
        }
    }

    SelfEvaluation prepared(Preparation next) {
        return next(stage, next, signOff);
    }

    /** The chain that it started with, or, before that, the campaign's. */
    public SignOffChain chain() {
        return Objects.requireNonNullElse(signOff.chain(), campaign.chain());
    }

    /** Whether this step depends on today's people: it names some, or may lead to a desk where several sign jointly. */
    boolean needsPeople(Ask ask) {
        return ask.namesSigners() || chain().desks().stream().anyMatch(Desk::isJoint);
    }

    /** Takes one step of the sign-off, or refuses. */
    public Move take(Ask ask, Command command, Circumstances now) {
        var edge = edge(ask);
        var signer = now.signer(command.actor());
        Signers.objection(this, edge, signer).ifPresent(objection -> {
            throw objection.asError();
        });
        command.requireCurrent(version);
        NotAcceptable.unless(Asking.faults(this, ask, now));
        var after = new DeskWork(this, edge, ask, signer, command.at(), now).done();
        return new Move(this, after, SelfEvaluationMoved.of(this, after, ask, command));
    }

    private Edge edge(Ask ask) {
        if (ask.expected() != null && !ask.expected().equals(stage.value())) {
            throw new WrongStage(ask.step(), stage.value()).asError();
        }
        var possible = chain().edges().stream()
                .filter(edge -> edge.step() == ask.step() && edge.from().equals(stage))
                .toList();
        if (possible.isEmpty()) {
            throw new WrongStage(ask.step(), stage.value()).asError();
        }
        var to = ask.to();
        if (to == null) {
            return possible.getFirst();
        }
        return possible.stream()
                .filter(edge -> edge.to().value().equals(to))
                .findFirst()
                .orElseThrow(() -> new NoWayBack(stage.value(), to).asError());
    }

    SelfEvaluation next(Stage at, Preparation prepared, SignOff signed) {
        return new SelfEvaluation(
                id, campaign, project, latest, selection, at, prepared, signed, version + 1, reviewed);
    }

    /** The fact to publish once the last desk has signed; nothing before. */
    public Optional<SelfEvaluationApproved> approval(Instant at) {
        return stage.equals(APPROVED) ? Optional.of(SelfEvaluationApproved.of(this, at)) : Optional.empty();
    }

    /** What this caller may do now: write, and the steps that role, place and separation of duties leave him. */
    public List<String> may(Actor actor) {
        return Stream.concat(Writers.may(this, actor).stream(), steps(Signer.self(actor)))
                .toList();
    }

    /** The steps that this signer may take now; nobody writes in another's post. */
    List<String> may(Signer signer) {
        return steps(signer).toList();
    }

    private Stream<String> steps(Signer signer) {
        return chain().edges().stream()
                .filter(edge -> edge.from().equals(stage))
                .filter(edge -> Signers.objection(this, edge, signer).isEmpty())
                .map(edge -> edge.step().name())
                .distinct()
                .filter(this::isOpenTo);
    }

    /** A closed campaign takes nothing in any more; what was submitted still goes its way. */
    private boolean isOpenTo(String step) {
        return campaign.isOpen() || !step.equals("SUBMIT");
    }
}
