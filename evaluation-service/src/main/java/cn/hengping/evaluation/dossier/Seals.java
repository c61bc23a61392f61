package cn.hengping.evaluation.dossier;

import java.time.Instant;
import java.util.List;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where the audit chain is kept. */
public interface Seals {
    /** A link as it is kept, with the line that it seals; absent when that line is gone. */
    record Kept(Seal seal, @Nullable Line line) {}

    /** The last link. */
    Mono<Seal> head();

    /** Lines that have no link yet, oldest first. */
    Mono<List<Line>> unsealed(int limit);

    Mono<Void> add(List<Seal> seals, Instant at, Lease lease);

    /** Links after this position, in their order. */
    Mono<List<Kept>> after(long position, int limit);

    /** The link at this position; none when it is not there. */
    Mono<Seal> at(long position);

    /** How many lines have no link yet. */
    Mono<Long> countUnsealed();

    /** The last anchor, or {@link Seal#NONE}, and when it was set. */
    Mono<Anchor> lastAnchor();

    Mono<Void> anchor(Seal head, Command command);

    /** A link that was published. */
    record Anchor(long position, String hash, Instant at) {}
}
