package cn.hengping.evaluation.scoring.rulebook;

import java.util.List;

import cn.hengping.evaluation.ruledata.Kind;
import cn.hengping.evaluation.ruledata.Kind.Reach;
import cn.hengping.evaluation.ruledata.Kind.Refusals;
import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.evaluation.ruledata.Propose;
import cn.hengping.evaluation.scoring.RuleSetApproved;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.ScoringRefusal.NoSuchRuleSet;
import cn.hengping.evaluation.scoring.ScoringRefusal.ProposerDoesNotApprove;
import cn.hengping.evaluation.scoring.ScoringRefusal.RuleSetDecided;
import cn.hengping.evaluation.scoring.ScoringRefusal.RuleSetVersionTaken;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rule sets among the rule data that is proposed and approved. */
@Configuration
class ProposedRuleSets {

    @Bean
    Kind<RuleSetProposal> ruleSetKind(RuleSets shipped) {
        return new Kind<>(
                RuleSetProposal.class,
                "rule_set",
                "RULE_SET",
                Reach.EVERYWHERE,
                new Refusals(
                        NoSuchRuleSet::new, RuleSetVersionTaken::new, RuleSetDecided::new, ProposerDoesNotApprove::new),
                code -> shipped.newest(code)
                        .map(known -> known.rules().version())
                        .orElse(0),
                ProposedRuleSets::approved);
    }

    private static List<Event> approved(RuleSetProposal proposal, Command command) {
        return List.of(RuleSetApproved.of(
                proposal.rules(),
                proposal.hash(),
                proposal.place(),
                command.actor().account(),
                command.at()));
    }

    @Bean
    Proposals<RuleSetProposal> ruleSetProposals(Proposals.Shelves shelves, Kind<RuleSetProposal> ruleSets) {
        return shelves.of(ruleSets);
    }

    @Bean
    Propose<RuleSetProposal> proposingRuleSets(
            Kind<RuleSetProposal> ruleSets, Proposals<RuleSetProposal> proposals, CommandLog log) {
        return new Propose<>(ruleSets, proposals, log);
    }
}
