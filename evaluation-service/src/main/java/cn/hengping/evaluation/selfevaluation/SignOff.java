package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Sitting;
import org.jspecify.annotations.Nullable;

/**
 * How far the sign-off has come.
 *
 * @param project the project as it was at submission: what is signed does not move under the pen
 * @param frozen the execution as it was at submission
 * @param signatures those of the desks that are passed and that count now, in the order of the chain
 * @param everSigned the desk at which each account ever signed; nobody signs at a second one, not even after a send-back
 * @param moves how many steps the evaluation has taken
 * @param sitting what happens on the desk where it lies; absent while it lies on none
 * @param chain the chain that it started with, from the first submission on, whatever becomes of the campaign's
 */
public record SignOff(
        @Nullable ApprovedProject project,
        @Nullable Execution frozen,
        List<Signature> signatures,
        Map<String, String> everSigned,
        @Nullable String submittedBy,
        long moves,
        @Nullable Sitting sitting,
        @Nullable SignOffChain chain,
        @Nullable OnRecord onRecord) {
    /** As it is before anybody has worked on it. */
    public static final SignOff NOTHING = new SignOff(null, null, List.of(), Map.of(), null, 0, null, null, null);

    public SignOff {
        signatures = List.copyOf(signatures);
        everSigned = Map.copyOf(everSigned);
    }

    public OnRecord noted() {
        return Objects.requireNonNullElse(onRecord, OnRecord.NOTHING);
    }

    SignOff submitted(ApprovedProject project, Execution execution, String account, SignOffChain chain, Sitting first) {
        return new SignOff(project, execution, List.of(), everSigned, account, moves + 1, first, chain, onRecord);
    }

    /** Somebody did something at the desk, and it stays there. */
    SignOff at(Sitting changed) {
        return at(changed, noted());
    }

    SignOff at(@Nullable Sitting changed, OnRecord noted) {
        return new SignOff(project, frozen, signatures, everSigned, submittedBy, moves + 1, changed, chain, noted);
    }

    /** Whoever signs is bound to that desk, and so is whoever was signed for. */
    SignOff signed(Sitting changed, Signature signature) {
        var ever = new LinkedHashMap<>(everSigned);
        ever.put(signature.account(), signature.desk());
        if (signature.onBehalfOf() != null) {
            ever.put(signature.onBehalfOf(), signature.desk());
        }
        return new SignOff(project, frozen, signatures, ever, submittedBy, moves + 1, changed, chain, onRecord);
    }

    /** The desk is passed: its signatures count from now on. */
    SignOff passed(Sitting done, @Nullable Sitting next) {
        var more = new ArrayList<>(signatures);
        more.addAll(done.signatures());
        return new SignOff(project, frozen, more, everSigned, submittedBy, moves, next, chain, onRecord);
    }

    /** Back to a desk: signatures from it on no longer count. The content has not changed, so the earlier ones do. */
    SignOff back(Desk desk, SignOffChain used, Sitting again) {
        var left = signatures.stream()
                .filter(signature -> used.compare(signature.desk(), desk.desk()) < 0)
                .toList();
        return new SignOff(project, frozen, left, everSigned, submittedBy, moves + 1, again, chain, onRecord);
    }

    /** Back to the unit: nothing counts any more, and drafting sees project and money as they are again. */
    SignOff thawed() {
        return new SignOff(null, null, List.of(), everSigned, submittedBy, moves + 1, null, chain, onRecord);
    }
}
