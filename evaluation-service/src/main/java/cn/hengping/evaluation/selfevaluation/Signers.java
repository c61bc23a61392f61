package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.ExemptsHimself;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotTheSubmitter;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotYourTurn;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.SignedElsewhere;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.WriterDoesNotSign;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Edge;
import cn.hengping.evaluation.signoff.Level;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.SignOffRefusal.AlreadySigned;
import cn.hengping.evaluation.signoff.SignOffRefusal.NotOnThatDesk;
import cn.hengping.evaluation.signoff.SignOffRefusal.NothingToRecall;
import cn.hengping.evaluation.signoff.Sitting;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.evaluation.signoff.Taker;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Post;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Role;

/** Who may take a step: role, place in the tree, seat, and separation of duties, in this order. */
final class Signers {
    private Signers() {}

    /** Why this signer may not take this step, or nothing. */
    static Optional<Refusal> objection(SelfEvaluation evaluation, Edge edge, Signer signer) {
        var actor = signer.seated();
        if (signer.isStandingIn() && edge.desk() == null) {
            return notYourTurn(evaluation, edge);
        }
        var fits = switch (edge.by()) {
            case PREPARER, SUBMITTER -> isPreparer(evaluation, actor);
            case SEATED -> isSeated(evaluation, Objects.requireNonNull(edge.desk()), actor);
            case PRESENT -> isPresent(evaluation, Objects.requireNonNull(edge.desk()), actor);
            case ADVISOR -> isAsked(evaluation, Objects.requireNonNull(edge.desk()), actor);
            case LAST_SIGNER -> isLastSigner(evaluation, signer);
            case WAITING -> isWaiting(evaluation, signer);
            case MANAGER -> isCampaignManager(evaluation, actor);
        };
        if (!fits) {
            return edge.by() == Taker.SEATED ? noSeat(evaluation, edge, actor) : notYourTurn(evaluation, edge);
        }
        return switch (edge.by()) {
            case SUBMITTER ->
                actor.account().equals(evaluation.signOff().submittedBy())
                        ? Optional.empty()
                        : Optional.of(new NotTheSubmitter(actor.account()));
            case PRESENT ->
                nothingToRecall(evaluation, edge, actor)
                        .or(() -> duties(evaluation, Objects.requireNonNull(edge.desk()), signer));
            case SEATED, ADVISOR -> duties(evaluation, Objects.requireNonNull(edge.desk()), signer);
            case PREPARER, LAST_SIGNER, WAITING, MANAGER -> Optional.empty();
        };
    }

    private static Optional<Refusal> notYourTurn(SelfEvaluation evaluation, Edge edge) {
        return Optional.of(new NotYourTurn(edge.step(), evaluation.stage().value()));
    }

    private static boolean isPreparer(SelfEvaluation evaluation, Actor actor) {
        return Writers.isPreparer(evaluation, actor);
    }

    /** The sitting at its desk; what was on its way before sittings were kept has an open seat. */
    static Sitting sitting(SelfEvaluation evaluation, Desk desk) {
        var sitting = evaluation.signOff().sitting();
        return sitting == null ? Sitting.arrived(desk, Instant.EPOCH, null, java.util.List.of()) : sitting;
    }

    private static Optional<Refusal> noSeat(SelfEvaluation evaluation, Edge edge, Actor actor) {
        var sitting = sitting(evaluation, Objects.requireNonNull(edge.desk()));
        return sitting.hasSigned(actor.account())
                ? Optional.of(new AlreadySigned(actor.account(), sitting.desk()))
                : notYourTurn(evaluation, edge);
    }

    private static boolean isSeated(SelfEvaluation evaluation, Desk desk, Actor actor) {
        return sitting(evaluation, desk)
                .seatOf(actor.account())
                .filter(seat -> seat.isAdded() ? fitsLevel(desk, evaluation, actor) : sitsAt(desk, evaluation, actor))
                .isPresent();
    }

    private static Optional<Refusal> nothingToRecall(SelfEvaluation evaluation, Edge edge, Actor actor) {
        return edge.step() != Step.RECALL
                        || sitting(evaluation, Objects.requireNonNull(edge.desk()))
                                .canRecall(actor.account())
                ? Optional.empty()
                : Optional.of(new NothingToRecall(actor.account()));
    }

    private static boolean isPresent(SelfEvaluation evaluation, Desk desk, Actor actor) {
        var signedHere = sitting(evaluation, desk).hasSigned(actor.account()) && fitsLevel(desk, evaluation, actor);
        return signedHere || isSeated(evaluation, desk, actor);
    }

    private static boolean isAsked(SelfEvaluation evaluation, Desk desk, Actor actor) {
        return sitting(evaluation, desk).isAsked(actor.account()) && fitsLevel(desk, evaluation, actor);
    }

    private static boolean isLastSigner(SelfEvaluation evaluation, Signer signer) {
        var signatures = evaluation.signOff().signatures();
        return !signatures.isEmpty()
                && signatures.getLast().account().equals(signer.hand())
                && signatures.getLast().post().equals(signer.seated().post());
    }

    private static boolean isWaiting(SelfEvaluation evaluation, Signer signer) {
        return isPreparer(evaluation, signer.seated())
                || isCampaignManager(evaluation, signer.seated())
                || evaluation.signOff().signatures().stream()
                        .anyMatch(signature -> signature.account().equals(signer.hand())
                                && signature.post().equals(signer.seated().post()));
    }

    private static boolean isCampaignManager(SelfEvaluation evaluation, Actor actor) {
        return actor.is(Role.CAMPAIGN_MANAGER)
                && actor.scope().covers(evaluation.project().unitPath());
    }

    /** Whether this actor is of the desk: its role, at its place. */
    private static boolean sitsAt(Desk desk, SelfEvaluation evaluation, Actor actor) {
        return holds(actor.post(), desk, evaluation.project())
                && (desk.level() != Level.TEAM || isLeader(evaluation, actor));
    }

    /** Whether a post is one of the desk. */
    static boolean holds(Post post, Desk desk, ApprovedProject project) {
        return post.role() == desk.role() && reaches(post, desk.level(), project);
    }

    private static boolean fitsLevel(Desk desk, SelfEvaluation evaluation, Actor actor) {
        return couldSign(actor.post(), desk, evaluation.project());
    }

    /** Whether a post could be asked to sign at the desk beside its own people. */
    static boolean couldSign(Post post, Desk desk, ApprovedProject project) {
        return SignOffChain.rolesAt(desk.level()).contains(post.role()) && reaches(post, desk.level(), project);
    }

    private static boolean reaches(Post post, Level level, ApprovedProject project) {
        return switch (level) {
            case TEAM, UNIT -> post.scope().equals(project.unitPath());
            case DEPARTMENT -> post.scope().equals(project.departmentPath());
            case DISTRICT -> post.scope().covers(project.unitPath());
        };
    }

    private static boolean isLeader(SelfEvaluation evaluation, Actor actor) {
        var team = evaluation.preparation().team();
        return team != null && team.isLedBy(actor.account());
    }

    private static Optional<Refusal> duties(SelfEvaluation evaluation, Desk desk, Signer signer) {
        return duties(evaluation, desk, signer.seated().account()).or(() -> duties(evaluation, desk, signer.hand()));
    }

    /** What separation of duties has against this account at this desk. */
    static Optional<Refusal> duties(SelfEvaluation evaluation, Desk desk, String account) {
        var signOff = evaluation.signOff();
        if (signOff.noted().exempts(account)) {
            return Optional.empty();
        }
        if (evaluation.preparation().writers().contains(account)) {
            return Optional.of(new WriterDoesNotSign(account));
        }
        var signed = signOff.everSigned().get(account);
        return signed == null || signed.equals(desk.desk())
                ? Optional.empty()
                : Optional.of(new SignedElsewhere(account, signed));
    }

    /** Refuses to name somebody whom separation of duties forbids the desk, or who, as far as people are known, is not of it. */
    static void requireFree(SelfEvaluation evaluation, Desk desk, String account, Step step, People people) {
        duties(evaluation, desk, account).ifPresent(objection -> {
            throw objection.asError();
        });
        var project = evaluation.project();
        var known = people.holding(post -> couldSign(post, desk, project));
        var fitting = step == Step.TRANSFER ? people.holding(post -> holds(post, desk, project)) : known;
        if (!known.isEmpty() && !fitting.contains(account)) {
            throw new NotOnThatDesk(account, desk.desk()).asError();
        }
    }

    /** Nobody lifts the rule for himself. */
    static void requireOther(String by, String account) {
        if (by.equals(account)) {
            throw new ExemptsHimself(account).asError();
        }
    }
}
