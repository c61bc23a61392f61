package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How far the sign-off has come.
 *
 * @param project the project as it was at submission: what is signed does not move under the pen
 * @param frozen the execution as it was at submission
 * @param signatures those that count now, in the order of the chain
 * @param everSigned the desk at which each account ever signed; nobody signs at a second one, not even after a send-back
 * @param moves how many steps the evaluation has taken
 */
public record SignOff(
        @Nullable ApprovedProject project,
        @Nullable Execution frozen,
        List<Signature> signatures,
        Map<String, String> everSigned,
        @Nullable String submittedBy,
        long moves) {
    /** As it is before anybody has worked on it. */
    public static final SignOff NOTHING = new SignOff(null, null, List.of(), Map.of(), null, 0);

    public SignOff {
        signatures = List.copyOf(signatures);
        everSigned = Map.copyOf(everSigned);
    }

    SignOff submitted(ApprovedProject project, Execution execution, String account) {
        return new SignOff(project, execution, List.of(), everSigned, account, moves + 1);
    }

    SignOff signed(Signature signature) {
        var more = new ArrayList<>(signatures);
        more.add(signature);
        var ever = new LinkedHashMap<>(everSigned);
        ever.put(signature.account(), signature.desk());
        return new SignOff(project, frozen, more, ever, submittedBy, moves + 1);
    }

    /** Back to a stage: signatures from its desk on no longer count, and drafting sees project and money as they are again. */
    SignOff back(Stage to, SignOffChain chain) {
        return chain.deskOf(to)
                .map(desk -> new SignOff(project, frozen, before(desk, chain), everSigned, submittedBy, moves + 1))
                .orElseGet(() -> new SignOff(null, null, List.of(), everSigned, submittedBy, moves + 1));
    }

    private List<Signature> before(Desk desk, SignOffChain chain) {
        return signatures.stream()
                .filter(signature -> chain.compare(signature.desk(), desk.desk()) < 0)
                .toList();
    }
}
