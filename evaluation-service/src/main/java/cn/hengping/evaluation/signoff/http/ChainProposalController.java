package cn.hengping.evaluation.signoff.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.hengping.evaluation.ruledata.Decision;
import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.evaluation.signoff.chainbook.ChainProposal;
import cn.hengping.evaluation.signoff.chainbook.ProposeChain;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/sign-off-chains/proposals")
class ChainProposalController {
    private final ProposeChain proposing;
    private final Proposals<ChainProposal> proposals;

    ChainProposalController(ProposeChain proposing, Proposals<ChainProposal> proposals) {
        this.proposing = proposing;
        this.proposals = proposals;
    }

    /** A proposed chain as one caller sees it, with its table of steps drawn in Mermaid's language. */
    record ChainProposalView(ChainProposal proposal, String diagram, List<String> may) {
        static ChainProposalView of(ChainProposal proposal, Actor actor) {
            return new ChainProposalView(proposal, proposal.known().chain().diagram(), proposal.may(actor));
        }
    }

    /** Takes a chain as YAML or JSON. */
    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<ChainProposalView>> proposeChain(
            @RequestParam String reason, @RequestBody byte[] yaml, Command command) {
        return proposing
                .propose(new String(yaml, StandardCharsets.UTF_8), reason, command)
                .map(proposal -> Answers.created(
                        "/sign-off-chains/proposals/" + proposal.code() + "/" + proposal.version(),
                        ChainProposalView.of(proposal, command.actor()),
                        proposal.rowVersion()));
    }

    @GetMapping
    Mono<Page<ChainProposalView>> proposedChains(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return proposals
                .page(actor.scope(), cursor, Page.limit(limit))
                .map(page -> page.map(proposal -> ChainProposalView.of(proposal, actor)));
    }

    @GetMapping("/{code}/{version}")
    Mono<ResponseEntity<ChainProposalView>> proposedChain(
            @PathVariable String code, @PathVariable int version, Actor actor) {
        return proposals.get(code, version, actor.scope()).map(proposal -> answer(proposal, actor));
    }

    @PostMapping("/{code}/{version}/decisions")
    Mono<ResponseEntity<ChainProposalView>> decideOnChain(
            @PathVariable String code, @PathVariable int version, @RequestBody Decision body, Command command) {
        return proposing.decide(code, version, body, command).map(decided -> answer(decided, command.actor()));
    }

    private static ResponseEntity<ChainProposalView> answer(ChainProposal proposal, Actor actor) {
        return Answers.ok(ChainProposalView.of(proposal, actor), proposal.rowVersion());
    }
}
