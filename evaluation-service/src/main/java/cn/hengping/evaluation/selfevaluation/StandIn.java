package cn.hengping.evaluation.selfevaluation;

import java.util.List;

import cn.hengping.evaluation.delegation.Absence;

/** What somebody may do with an evaluation in the post of an absent one for whom he stands in (代办): whose, and which steps. */
public record StandIn(String holder, String post, List<String> may) {
    public StandIn {
        may = List.copyOf(may);
    }

    static StandIn of(SelfEvaluation evaluation, Absence absence, String hand) {
        return new StandIn(
                absence.holder(), absence.post().toString(), evaluation.may(new Signer(absence.seated(), hand)));
    }
}
