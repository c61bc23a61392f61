package cn.hengping.evaluation.scoring.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.hengping.evaluation.ruledata.Decision;
import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.rulebook.FindRuleSet;
import cn.hengping.evaluation.scoring.rulebook.ProposeRuleSet;
import cn.hengping.evaluation.scoring.rulebook.RuleSetProposal;
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
@RequestMapping("/rule-sets")
class RuleSetController {
    private final RuleSets shipped;
    private final FindRuleSet finding;
    private final ProposeRuleSet proposing;
    private final Proposals<RuleSetProposal> proposals;

    RuleSetController(
            RuleSets shipped, FindRuleSet finding, ProposeRuleSet proposing, Proposals<RuleSetProposal> proposals) {
        this.shipped = shipped;
        this.finding = finding;
        this.proposing = proposing;
        this.proposals = proposals;
    }

    record RuleSetView(RuleSet rules, String hash) {}

    record RuleSetsView(List<RuleSetView> items, @Nullable String next) {}

    /** A proposed rule set as one caller sees it. */
    record ProposalView(RuleSetProposal proposal, List<String> may) {
        static ProposalView of(RuleSetProposal proposal, Actor actor) {
            return new ProposalView(proposal, proposal.may(actor));
        }
    }

    /** The rule sets that are shipped; those that were proposed here are under /proposals. */
    @GetMapping
    Mono<RuleSetsView> list(Actor actor) {
        return Mono.just(new RuleSetsView(
                shipped.all().stream()
                        .map(known -> new RuleSetView(known.rules(), known.hash()))
                        .toList(),
                null));
    }

    @GetMapping("/{code}/{version}")
    Mono<RuleSetView> one(@PathVariable String code, @PathVariable int version, Actor actor) {
        return finding.get(code, version).map(known -> new RuleSetView(known.rules(), known.hash()));
    }

    /** Takes a rule set as YAML or JSON. */
    @PostMapping(path = "/proposals", consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<ProposalView>> propose(@RequestParam String reason, @RequestBody byte[] yaml, Command command) {
        return proposing
                .propose(new String(yaml, StandardCharsets.UTF_8), reason, command)
                .map(proposal -> Answers.created(
                        "/rule-sets/proposals/" + proposal.code() + "/" + proposal.version(),
                        ProposalView.of(proposal, command.actor()),
                        proposal.rowVersion()));
    }

    @GetMapping("/proposals")
    Mono<Page<ProposalView>> proposals(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return proposals
                .page(actor.scope(), cursor, Page.limit(limit))
                .map(page -> page.map(proposal -> ProposalView.of(proposal, actor)));
    }

    @GetMapping("/proposals/{code}/{version}")
    Mono<ResponseEntity<ProposalView>> proposal(@PathVariable String code, @PathVariable int version, Actor actor) {
        return proposals.get(code, version, actor.scope()).map(proposal -> answer(proposal, actor));
    }

    @PostMapping("/proposals/{code}/{version}/decisions")
    Mono<ResponseEntity<ProposalView>> decide(
            @PathVariable String code, @PathVariable int version, @RequestBody Decision body, Command command) {
        return proposing.decide(code, version, body, command).map(decided -> answer(decided, command.actor()));
    }

    private static ResponseEntity<ProposalView> answer(RuleSetProposal proposal, Actor actor) {
        return Answers.ok(ProposalView.of(proposal, actor), proposal.rowVersion());
    }
}
