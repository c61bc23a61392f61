package cn.hengping.report.dashboard.http;

import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.report.dashboard.OrderRebuild;
import cn.hengping.report.dashboard.Rebuild;
import cn.hengping.report.dashboard.Rebuilds;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/dashboard-rebuilds")
class RebuildController {
    private static final Role[] WATCHERS = {Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN};

    private final OrderRebuild ordering;
    private final Rebuilds rebuilds;

    RebuildController(OrderRebuild ordering, Rebuilds rebuilds) {
        this.ordering = ordering;
        this.rebuilds = rebuilds;
    }

    /** Until it has ended, the figures are those from before; what happens meanwhile is added afterwards. */
    @PostMapping
    Mono<ResponseEntity<Rebuild>> order(Command command) {
        return ordering.order(command)
                .map(rebuild -> ResponseEntity.accepted()
                        .header(HttpHeaders.LOCATION, "/dashboard-rebuilds/" + rebuild.id())
                        .body(rebuild));
    }

    @GetMapping
    Mono<Page<Rebuild>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return Mono.fromRunnable(() -> actor.requireRole(WATCHERS))
                .then(Mono.defer(() -> rebuilds.page(cursor, Page.limit(limit))));
    }

    @GetMapping("/{id}")
    Mono<Rebuild> one(@PathVariable UUID id, Actor actor) {
        return Mono.fromRunnable(() -> actor.requireRole(WATCHERS)).then(Mono.defer(() -> rebuilds.get(id)));
    }
}
