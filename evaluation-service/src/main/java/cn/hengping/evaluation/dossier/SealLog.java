package cn.hengping.evaluation.dossier;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.evaluation.lease.Leases;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Seals what was logged since, and publishes now and then how far the chain has come; by one instance at a time. */
@Component
public class SealLog {
    private static final String NAME = "audit-chain";
    private static final int AT_ONCE = 500;
    private static final int MOST_PARTS = 200;
    private static final long ANCHOR_EVERY = 1_000;
    private static final Duration ANCHOR_AFTER = Duration.ofHours(1);
    private static final Actor CLOCK = new Actor("system", new Post(Role.SYSTEM_ADMIN, new UnitPath("system")));

    private final Seals seals;
    private final Leases leases;
    private final Clock clock;
    private final String holder = Lease.newHolder();

    SealLog(Seals seals, Leases leases, Clock clock) {
        this.seals = seals;
        this.leases = leases;
        this.clock = clock;
    }

    /** How many lines were sealed; none while another instance holds the lease. */
    public Mono<Long> prolong() {
        return part().expand(done -> done < AT_ONCE ? Mono.empty() : part())
                .take(MOST_PARTS)
                .reduce(0L, Long::sum)
                .flatMap(done -> anchor().thenReturn(done));
    }

    private Mono<Long> part() {
        return hold().flatMap(lease -> Mono.zip(seals.head(), seals.unsealed(AT_ONCE))
                        .map(known -> chained(known.getT1(), known.getT2()))
                        .flatMap(links -> links.isEmpty()
                                ? Mono.just(0L)
                                : seals.add(links, clock.instant(), lease).thenReturn((long) links.size())))
                .defaultIfEmpty(0L);
    }

    private Mono<Lease> hold() {
        return Mono.defer(() -> leases.hold(NAME, holder, clock.instant(), Lease.LENGTH));
    }

    static List<Seal> chained(Seal head, List<Line> lines) {
        var links = new ArrayList<Seal>();
        var last = head;
        for (var line : lines) {
            last = line.after(last);
            links.add(last);
        }
        return links;
    }

    private Mono<Void> anchor() {
        return Mono.zip(seals.head(), seals.lastAnchor())
                .filter(known -> isDue(known.getT1(), known.getT2()))
                .flatMap(known -> seals.anchor(known.getT1(), Command.of(CLOCK, clock.instant())));
    }

    private boolean isDue(Seal head, Seals.Anchor last) {
        return head.position() - last.position() >= ANCHOR_EVERY
                || (head.position() > last.position() + 1
                        && last.at().plus(ANCHOR_AFTER).isBefore(clock.instant()));
    }
}
