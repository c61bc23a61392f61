package cn.hengping.evaluation.campaign.http;

import java.util.List;

import cn.hengping.evaluation.campaign.ChooseChain;
import cn.hengping.evaluation.campaign.ExploreChain;
import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.chainbook.FindChain;
import cn.hengping.platform.Actor;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ChainController {
    private final FindChain chains;
    private final ChooseChain choosing;
    private final ExploreChain exploring;

    ChainController(FindChain chains, ChooseChain choosing, ExploreChain exploring) {
        this.chains = chains;
        this.choosing = choosing;
        this.exploring = exploring;
    }

    /** A chain that may be used, with its table of steps drawn in Mermaid's language. */
    record ChainView(
            String code, int version, String name, String source, String hash, List<Desk> desks, String diagram) {
        static ChainView of(ChainLibrary.Known known) {
            var chain = known.chain();
            return new ChainView(
                    known.code(),
                    known.version(),
                    known.name(),
                    known.source(),
                    known.hash(),
                    chain.desks(),
                    chain.diagram());
        }
    }

    record ChainsView(List<ChainView> items, @Nullable String next) {}

    /** Which chain shall be walked, for which year and part of the tree. */
    record ExplorationRequest(
            int year,
            UnitPath scopePath,
            @Nullable List<Desk> chain,
            @Nullable String chainCode,
            @Nullable Integer chainVersion) {}

    @GetMapping("/sign-off-chains")
    Mono<ChainsView> list(Actor actor) {
        return chains.all(actor.scope()).map(ChainView::of).collectList().map(items -> new ChainsView(items, null));
    }

    @GetMapping("/sign-off-chains/{code}/{version}")
    Mono<ChainView> one(@PathVariable String code, @PathVariable int version, Actor actor) {
        return chains.named(code, version, actor.scope()).map(ChainView::of);
    }

    /** Walks a chain with today's people, and changes nothing. */
    @PostMapping("/sign-off-explorations")
    Mono<ExploreChain.Explored> explore(@RequestBody ExplorationRequest body, Actor actor) {
        return Mono.fromRunnable(() -> requireRight(body, actor))
                .then(Mono.defer(
                        () -> choosing.of(body.chain(), body.chainCode(), body.chainVersion(), body.scopePath())))
                .map(ChainController::wellFormed)
                .flatMap(chain -> exploring.explore(body.year(), body.scopePath(), chain));
    }

    private static SignOffChain wellFormed(SignOffChain chain) {
        NotAcceptable.unless(chain.faults());
        return chain;
    }

    private static void requireRight(ExplorationRequest asked, Actor actor) {
        actor.requireRole(Role.CAMPAIGN_MANAGER, Role.BUREAU_HEAD, Role.AUDITOR);
        actor.requireScope(asked.scopePath());
    }
}
