package cn.hengping.evaluation.dossier.http;

import java.util.UUID;

import cn.hengping.evaluation.dossier.Dossiers;
import cn.hengping.evaluation.dossier.Entry;
import cn.hengping.evaluation.dossier.LoggedCommand;
import cn.hengping.evaluation.dossier.VerifyTrail;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class DossierController {
    private static final int MOST_CHARACTERS = 200;

    private static final long MOST_LINKS = 100_000;

    private final Dossiers dossiers;
    private final VerifyTrail verifying;

    DossierController(Dossiers dossiers, VerifyTrail verifying) {
        this.dossiers = dossiers;
        this.verifying = verifying;
    }

    /** Walks the audit chain, a hundred thousand links at most, and names the first that is broken. */
    @GetMapping("/audit-chain/verification")
    Mono<VerifyTrail.Verification> verify(@RequestParam(defaultValue = "0") long from, Actor actor) {
        if (from < 0) {
            throw new ParameterMalformed("from").asError();
        }
        return verifying.verify(from, MOST_LINKS, actor);
    }

    /** All that was done within the caller's scope, the youngest first: who, as what, when, to what; never what was written. */
    @GetMapping("/audit-chain/commands")
    Mono<Page<LoggedCommand>> commands(
            @RequestParam @Nullable String account,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return dossiers.log(account, actor, cursor, Page.limit(limit));
    }

    /** Who did what, and what stood there before and after; with a pointer, the history of that place alone. */
    @GetMapping("/self-evaluations/{id}/audit")
    Mono<Page<Entry>> audit(
            @PathVariable UUID id,
            @RequestParam @Nullable String pointer,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return dossiers.of(id, pointer(pointer), actor, cursor, Page.limit(limit));
    }

    private static @Nullable String pointer(@Nullable String pointer) {
        if (pointer != null && (!pointer.startsWith("/") || pointer.length() > MOST_CHARACTERS)) {
            throw new ParameterMalformed("pointer").asError();
        }
        return pointer;
    }
}
