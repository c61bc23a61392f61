package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotComplete;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.ReasonMissing;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Edge;
import cn.hengping.evaluation.signoff.SignOffRefusal.ActedOnAlready;
import cn.hengping.evaluation.signoff.SignOffRefusal.NobodyCanSign;
import cn.hengping.evaluation.signoff.SignOffRefusal.RemindedToday;
import cn.hengping.evaluation.signoff.SignOffRefusal.SignedOtherContent;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Sitting;
import cn.hengping.evaluation.signoff.Stage;

/** What a step does to the evaluation, once it is known that this signer may take it. */
record DeskWork(
        SelfEvaluation evaluation, Edge edge, SelfEvaluation.Ask ask, Signer signer, Instant at, Circumstances now) {

    SelfEvaluation done() {
        return switch (edge.step()) {
            case SUBMIT -> submit();
            case SIGN -> sign();
            case SEND_BACK -> sendBack();
            case WITHDRAW -> withdraw();
            case TRANSFER -> stays(sitting().transferred(seated(), named()));
            case DELEGATE -> stays(sitting().delegated(seated(), named()));
            case ADVISE -> advise();
            case ADD_SIGNER -> addSigners();
            case RECALL -> recall();
            case COPY -> noted(signOff().noted().copied(ask.accounts()));
            case REMIND -> remind();
            case EXEMPT -> exempt();
        };
    }

    private SignOff signOff() {
        return evaluation.signOff();
    }

    private Sitting sitting() {
        return Signers.sitting(evaluation, Objects.requireNonNull(edge.desk()));
    }

    private String seated() {
        return signer.seated().account();
    }

    private SelfEvaluation submit() {
        var submitted = evaluation.prepared(evaluation.preparation().by(signer.hand()));
        var faults = Completeness.faults(submitted);
        if (!faults.isEmpty()) {
            throw new NotComplete(faults).asError();
        }
        var chain = evaluation.chain();
        var first = chain.desks().getFirst();
        var next = signOff()
                .submitted(evaluation.project(), evaluation.latest(), signer.hand(), chain, arrival(submitted, first));
        return evaluation.next(edge.to(), submitted.preparation(), next);
    }

    /** Where they sign jointly, the people who are free to sign on arrival; whoever comes to the office later does not count. */
    private Sitting arrival(SelfEvaluation arriving, Desk desk) {
        var holders = now.people().holding(post -> Signers.holds(post, desk, arriving.project())).stream()
                .filter(account -> Signers.duties(arriving, desk, account).isEmpty())
                .toList();
        if (desk.isJoint() && holders.isEmpty()) {
            throw new NobodyCanSign(desk.desk()).asError();
        }
        return Sitting.arrived(desk, at, desk.due(at, now.calendar()), holders);
    }

    private SelfEvaluation sign() {
        var desk = Objects.requireNonNull(edge.desk());
        var hash = now.hash().of(evaluation);
        var before = sitting();
        if (otherContent(signOff().signatures(), hash) || otherContent(before.signatures(), hash)) {
            throw new SignedOtherContent(desk.desk()).asError();
        }
        var signature = new Signature(
                desk.desk(),
                desk.title(),
                signer.hand(),
                signer.seated().post(),
                at,
                hash,
                signer.isStandingIn() ? seated() : null);
        var sitting = before.signed(seated(), signature);
        var signed = moved(edge.from(), signOff().signed(sitting, signature));
        return sitting.isComplete() ? pass(signed, sitting) : signed;
    }

    private static boolean otherContent(List<Signature> signatures, String hash) {
        return signatures.stream()
                .anyMatch(signature -> !signature.contentHash().equals(hash));
    }

    private SelfEvaluation pass(SelfEvaluation signed, Sitting done) {
        var to = evaluation.chain().after(Objects.requireNonNull(edge.desk()));
        var next = evaluation.chain().deskOf(to).map(desk -> arrival(signed, desk));
        return moved(to, signed.signOff().passed(done, next.orElse(null)));
    }

    private SelfEvaluation sendBack() {
        if (ask.reasons().isEmpty()) {
            throw new ReasonMissing().asError();
        }
        return back();
    }

    private SelfEvaluation back() {
        return evaluation
                .chain()
                .deskOf(edge.to())
                .map(desk -> moved(edge.to(), signOff().back(desk, evaluation.chain(), arrival(evaluation, desk))))
                .orElseGet(() -> moved(edge.to(), signOff().thawed()));
    }

    private SelfEvaluation withdraw() {
        var desk = evaluation.chain().deskOf(edge.from()).orElseThrow();
        if (!Signers.sitting(evaluation, desk).isUntouched()) {
            throw new ActedOnAlready(desk.desk()).asError();
        }
        return back();
    }

    private String named() {
        var account = ask.accounts().getFirst();
        Signers.requireFree(evaluation, Objects.requireNonNull(edge.desk()), account, edge.step(), now.people());
        return account;
    }

    private SelfEvaluation addSigners() {
        var desk = Objects.requireNonNull(edge.desk());
        ask.accounts().forEach(account -> Signers.requireFree(evaluation, desk, account, edge.step(), now.people()));
        return stays(sitting().joined(seated(), ask.accounts()));
    }

    /** When only the signer who is taken back was missing, the desk is passed. */
    private SelfEvaluation recall() {
        var sitting = sitting().recalled(seated());
        var recalled = stays(sitting);
        return sitting.isComplete() ? pass(recalled, sitting) : recalled;
    }

    private SelfEvaluation advise() {
        var desk = Objects.requireNonNull(edge.desk()).desk();
        var opinion = new OnRecord.Opinion(desk, signer.hand(), Objects.requireNonNull(ask.remark()), at);
        return moved(
                edge.to(),
                signOff().at(sitting().advised(seated()), signOff().noted().with(opinion)));
    }

    /** Once a day for each evaluation, whoever asks: a desk that is reminded every minute reads no reminder. */
    private SelfEvaluation remind() {
        var today = WorkingCalendar.dayOf(at);
        var sitting = sitting();
        if (today.equals(sitting.remindedOn())) {
            throw new RemindedToday(sitting.desk()).asError();
        }
        return stays(sitting.reminded(today));
    }

    private SelfEvaluation exempt() {
        var remark = Objects.requireNonNull(ask.remark());
        Signers.requireOther(signer.hand(), ask.accounts().getFirst());
        var exemption = new Exemption(ask.accounts().getFirst(), signer.hand(), remark, at);
        return noted(signOff().noted().with(exemption));
    }

    private SelfEvaluation noted(OnRecord noted) {
        return moved(edge.to(), signOff().at(signOff().sitting(), noted));
    }

    private SelfEvaluation stays(Sitting changed) {
        return moved(edge.to(), signOff().at(changed));
    }

    private SelfEvaluation moved(Stage to, SignOff next) {
        return evaluation.next(to, evaluation.preparation(), next);
    }
}
