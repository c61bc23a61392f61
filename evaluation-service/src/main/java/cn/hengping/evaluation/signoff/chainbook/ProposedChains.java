package cn.hengping.evaluation.signoff.chainbook;

import java.util.List;

import cn.hengping.evaluation.ruledata.Kind;
import cn.hengping.evaluation.ruledata.Kind.Reach;
import cn.hengping.evaluation.ruledata.Kind.Refusals;
import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.evaluation.ruledata.Propose;
import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.evaluation.signoff.SignOffRefusal.ChainDecided;
import cn.hengping.evaluation.signoff.SignOffRefusal.ChainProposerDoesNotApprove;
import cn.hengping.evaluation.signoff.SignOffRefusal.ChainVersionTaken;
import cn.hengping.evaluation.signoff.SignOffRefusal.NoSuchChain;
import cn.hengping.platform.CommandLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sign-off chains among the rule data that is proposed and approved. */
@Configuration
class ProposedChains {

    @Bean
    Kind<ChainProposal> chains(ChainLibrary shipped) {
        return new Kind<>(
                ChainProposal.class,
                "sign_off_chain",
                "CHAIN",
                Reach.NEAR,
                new Refusals(
                        NoSuchChain::new, ChainVersionTaken::new, ChainDecided::new, ChainProposerDoesNotApprove::new),
                shipped::newestVersion,
                (_, _) -> List.of());
    }

    @Bean
    Proposals<ChainProposal> chainProposals(Proposals.Shelves shelves, Kind<ChainProposal> chains) {
        return shelves.of(chains);
    }

    @Bean
    Propose<ChainProposal> proposingChains(
            Kind<ChainProposal> chains, Proposals<ChainProposal> proposals, CommandLog log) {
        return new Propose<>(chains, proposals, log);
    }
}
