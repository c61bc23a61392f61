package cn.hengping.budget.staff.http;

import java.time.Instant;
import java.util.List;

import cn.hengping.budget.staff.Accounts.Found;
import cn.hengping.budget.staff.Comparisons;
import cn.hengping.budget.staff.Drift;
import cn.hengping.budget.staff.Drifts;
import cn.hengping.budget.staff.SettleDrift;
import cn.hengping.budget.staff.StaffChanged.Held;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class DriftController {
    private final Drifts drifts;
    private final Comparisons comparisons;
    private final SettleDrift settling;

    DriftController(Drifts drifts, Comparisons comparisons, SettleDrift settling) {
        this.comparisons = comparisons;
        this.drifts = drifts;
        this.settling = settling;
    }

    /** One side of a difference. */
    record SideView(boolean active, @Nullable String email, List<Held> posts) {
        static SideView of(boolean active, @Nullable String email, List<Post> posts) {
            return new SideView(active, email, posts.stream().map(Held::of).toList());
        }

        static @Nullable SideView of(@Nullable Found there) {
            return there == null ? null : of(there.active(), there.email(), there.posts());
        }
    }

    /** A difference as callers see it. */
    record DriftView(
            String account,
            List<Drift.Kind> kinds,
            UnitPath unitPath,
            @Nullable SideView here,
            @Nullable SideView there,
            Instant foundAt,
            List<String> may) {
        static DriftView of(Drift drift, Actor actor) {
            var here = drift.here();
            return new DriftView(
                    drift.account(),
                    drift.kinds(),
                    drift.unitPath(),
                    here == null ? null : SideView.of(here.active(), here.email(), here.posts()),
                    SideView.of(drift.there()),
                    drift.foundAt(),
                    may(drift, actor));
        }

        private static List<String> may(Drift drift, Actor actor) {
            if (!actor.is(Role.SECURITY_ADMIN) || actor.account().equals(drift.account())) {
                return List.of();
            }
            return drift.here() == null ? List.of("ADOPT") : List.of("ADOPT", "PUT_BACK");
        }
    }

    /** What to do about a difference, and, for an account that nobody registered, where it belongs. */
    record Settlement(Drift.Decision decision, @Nullable String unitCode) {}

    /** Asks for a comparison now; it is answered before it is done. */
    @PostMapping("/account-comparisons")
    Mono<ResponseEntity<Comparisons.Comparison>> compare(Command command) {
        return Mono.fromRunnable(() -> command.actor().requireRole(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN))
                .then(comparisons.ask(command))
                .map(asked -> ResponseEntity.accepted()
                        .header("Location", "/account-comparisons/latest")
                        .body(asked));
    }

    @GetMapping("/account-comparisons/latest")
    Mono<Comparisons.Comparison> latest(Actor actor) {
        return Mono.fromRunnable(() -> actor.requireRole(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .then(comparisons.latest());
    }

    @GetMapping("/account-drifts")
    Mono<Page<DriftView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return drifts.page(actor, cursor, Page.limit(limit)).map(page -> page.map(drift -> DriftView.of(drift, actor)));
    }

    @PostMapping("/account-drifts/{account}/settlements")
    Mono<ResponseEntity<StaffController.StaffView>> settle(
            @PathVariable String account, @RequestBody Settlement body, Command command) {
        return settling.settle(account, body.decision(), body.unitCode(), command)
                .map(one -> Answers.ok(StaffController.StaffView.of(one, null, command.actor()), one.sequence()));
    }
}
