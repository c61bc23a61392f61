package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Fault;

/** What is wrong with what was asked, before anything is done: reasons, places they point at, names, words. */
final class Asking {
    private static final int MOST_CHARACTERS = 1_000;
    /** How many accounts a step may name; none, where it is not listed. */
    private static final Map<Step, Integer> NAMES =
            Map.of(Step.TRANSFER, 1, Step.DELEGATE, 1, Step.ADD_SIGNER, 10, Step.COPY, 30, Step.EXEMPT, 1);

    private Asking() {}

    static List<Fault> faults(SelfEvaluation evaluation, SelfEvaluation.Ask ask, Circumstances now) {
        var faults = new ArrayList<>(Reason.faults(ask.reasons(), now.reasons()));
        for (var i = 0; i < ask.reasons().size(); i++) {
            var reason = ask.reasons().get(i);
            if (reason.isPointerWellFormed() && !Places.hold(reason.pointer(), evaluation)) {
                faults.add(Fault.at("/reasons/" + i + "/pointer", "PointerNowhere", String.valueOf(reason.pointer())));
            }
        }
        faults.addAll(names(ask));
        var remark = ask.remark();
        var needed = ask.step() == Step.EXEMPT || ask.step() == Step.ADVISE;
        if (remark == null ? needed : remark.isBlank() || remark.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/remark", "TextLength", 1, MOST_CHARACTERS));
        }
        return faults;
    }

    private static List<Fault> names(SelfEvaluation.Ask ask) {
        var faults = new ArrayList<Fault>();
        var most = NAMES.getOrDefault(ask.step(), 0);
        var least = Math.min(most, 1);
        if (ask.accounts().size() < least || ask.accounts().size() > most) {
            faults.add(Fault.at("/accounts", "ListLength", least, most));
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < ask.accounts().size(); i++) {
            var account = ask.accounts().get(i);
            if (!account.matches("[0-9A-Za-z._@-]{1,60}")) {
                faults.add(Fault.at("/accounts/" + i, "AccountMalformed", account));
            } else if (!seen.add(account)) {
                faults.add(Fault.at("/accounts/" + i, "NamedTwice", account));
            }
        }
        return faults;
    }
}
