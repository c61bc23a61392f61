package cn.hengping.evaluation.scoring;

import cn.hengping.platform.Refusal;

/** Every way that scoring can say no. */
public interface ScoringRefusal {
    record NoSuchRuleSet(String code, int version) implements Refusal.Unknown {}

    record RuleSetVersionTaken(String code, int version) implements Refusal.Conflict {}

    record RuleSetDecided(String code, int version) implements Refusal.Conflict {}

    record ProposerDoesNotApprove(String account) implements Refusal.Forbidden {}
}
