package cn.hengping.evaluation.campaign.http;

import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.campaign.ExploreChain;
import cn.hengping.evaluation.signoff.ChainLibrary;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
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
    private final ChainLibrary library;
    private final ExploreChain exploring;

    ChainController(ChainLibrary library, ExploreChain exploring) {
        this.library = library;
        this.exploring = exploring;
    }

    /** A chain of the library, with its table of steps drawn in Mermaid's language. */
    record ChainView(
            String code, int version, String name, String source, String hash, List<Desk> desks, String diagram) {
        static ChainView of(ChainLibrary.Known known) {
            var chain = known.chain();
            return new ChainView(
                    Objects.requireNonNull(chain.code()),
                    Objects.requireNonNull(chain.version()),
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
        return Mono.just(
                new ChainsView(library.all().stream().map(ChainView::of).toList(), null));
    }

    @GetMapping("/sign-off-chains/{code}/{version}")
    Mono<ChainView> one(@PathVariable String code, @PathVariable int version, Actor actor) {
        return Mono.fromSupplier(() -> ChainView.of(library.named(code, version)));
    }

    /** Walks a chain with today's people, and changes nothing. */
    @PostMapping("/sign-off-explorations")
    Mono<ExploreChain.Explored> explore(@RequestBody ExplorationRequest body, Actor actor) {
        return Mono.fromSupplier(() -> chain(body, actor))
                .flatMap(chain -> exploring.explore(body.year(), body.scopePath(), chain));
    }

    private SignOffChain chain(ExplorationRequest asked, Actor actor) {
        actor.requireRole(Role.CAMPAIGN_MANAGER, Role.BUREAU_HEAD, Role.AUDITOR);
        actor.requireScope(asked.scopePath());
        if ((asked.chain() == null) == (asked.chainCode() == null)) {
            throw new NotAcceptable(List.of(Fault.at("/chain", "ChainOrCode"))).asError();
        }
        if (asked.chain() == null) {
            return library.named(Objects.requireNonNull(asked.chainCode()), asked.chainVersion())
                    .chain();
        }
        var chain = new SignOffChain(asked.chain());
        NotAcceptable.unless(chain.faults());
        return chain;
    }
}
