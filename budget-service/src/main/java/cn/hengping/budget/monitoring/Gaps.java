package cn.hengping.budget.monitoring;

import static cn.hengping.platform.Role.PREPARER;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.Fault;

/** What is missing before a checkpoint can be submitted: actual values, and an explanation of what is red or asked for. */
final class Gaps {
    private Gaps() {}

    static List<Fault> of(Checkpoint checkpoint, Reading now) {
        var account = checkpoint.account();
        var faults = new ArrayList<>(account.faults(checkpoint.indicators(), now.asOf()));
        for (var indicator : checkpoint.indicators()) {
            if (!isTold(indicator, account, now)) {
                faults.add(Fault.at("/progress/" + indicator.code(), "ActualMissing", indicator.code()));
            }
        }
        now.red().stream()
                .filter(place -> !account.explains(place))
                .forEach(place -> faults.add(Fault.at("/explanations/" + place, "ExplanationMissing", named(place))));
        var question = checkpoint.question();
        if (question != null && question.by() != PREPARER && !answers(checkpoint)) {
            faults.add(Fault.at("/explanations", "ExplanationAskedFor", question.remark()));
        }
        return faults;
    }

    /** The execution by the word that titles have for it. */
    private static String named(String place) {
        return place.equals(Explanation.EXECUTION) ? "EXECUTION" : place;
    }

    /** To say the same again is no answer. */
    private static boolean answers(Checkpoint checkpoint) {
        var explanations = checkpoint.account().explanations();
        var former = checkpoint.submitted();
        return !explanations.isEmpty()
                && (former == null || !explanations.equals(former.account().explanations()));
    }

    /** A date may be left out while nothing is done; everything else must be said, and have a light. */
    private static boolean isTold(Indicator indicator, Account account, Reading now) {
        var hasLight =
                now.lines().stream().anyMatch(line -> line.code().equals(indicator.code()) && line.light() != null);
        var isSaid = account.of(indicator.code())
                .filter(progress -> progress.actual() != null)
                .isPresent();
        return hasLight && (isSaid || indicator.sign() == Sign.BY_DATE);
    }
}
