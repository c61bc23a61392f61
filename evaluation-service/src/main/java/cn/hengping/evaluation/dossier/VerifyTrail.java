package cn.hengping.evaluation.dossier;

import java.util.List;
import java.util.Objects;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Walks the audit chain link by link and names the first that is broken. */
@Component
public class VerifyTrail {
    private static final int AT_ONCE = 500;

    /** What is wrong with a link. */
    public enum Break {
        /** A position is left out. */
        LINK_MISSING,
        /** The line of the log is gone. */
        LINE_MISSING,
        /** The line, or its link, is not what it was. */
        CHANGED,
        /** The chain does not reach what was published of it. */
        CUT_OFF,
        /** The chain says otherwise than what was published of it. */
        WRITTEN_ANEW
    }

    /** The first broken link. */
    public record Broken(long position, @Nullable Long entryId, Break why) {}

    /**
     * What came of it.
     *
     * @param checked how many links were walked, from the one after {@code from}
     * @param upTo the last position that is in order
     * @param hash the hash there
     * @param unsealed lines that were logged in the last seconds and have no link yet
     * @param more whether the chain goes on; ask again from {@code upTo}
     */
    public record Verification(
            boolean intact,
            long checked,
            long upTo,
            String hash,
            long unsealed,
            boolean more,
            @Nullable Broken broken) {}

    /** How far the walk has come. */
    private record Walk(
            Seal last, long checked, boolean more, @Nullable Broken broken) {
        boolean goesOn(long most) {
            return more && broken == null && checked < most;
        }
    }

    private final Seals seals;

    VerifyTrail(Seals seals) {
        this.seals = seals;
    }

    /** Checks at most so many links after a position whose link is taken as given. */
    public Mono<Verification> verify(long from, long most, Actor actor) {
        return Mono.fromRunnable(() -> actor.requireRole(Role.AUDITOR, Role.AUDIT_ADMIN))
                .then(Mono.defer(() -> from == 0 ? Mono.just(Seal.NONE) : seals.at(from)))
                .defaultIfEmpty(Seal.NONE)
                .flatMap(start -> walked(new Walk(start, 0, true, null), most))
                .flatMap(walk -> Mono.zip(anchored(walk), seals.countUnsealed())
                        .map(found -> verification(found.getT1(), found.getT2())));
    }

    private Mono<Walk> walked(Walk start, long most) {
        return Mono.just(start)
                .expand(walk -> walk.goesOn(most) ? step(walk) : Mono.empty())
                .last();
    }

    private Mono<Walk> step(Walk walk) {
        return seals.after(walk.last().position(), AT_ONCE).map(links -> checked(walk, links));
    }

    private static Walk checked(Walk walk, List<Seals.Kept> links) {
        var last = walk.last();
        for (var kept : links) {
            var broken = broken(last, kept);
            if (broken != null) {
                return new Walk(
                        last, walk.checked() + last.position() - walk.last().position(), true, broken);
            }
            last = kept.seal();
        }
        return new Walk(last, walk.checked() + links.size(), links.size() == AT_ONCE, null);
    }

    private static @Nullable Broken broken(Seal last, Seals.Kept kept) {
        var seal = kept.seal();
        if (seal.position() != last.position() + 1) {
            return new Broken(last.position() + 1, null, Break.LINK_MISSING);
        }
        if (kept.line() == null) {
            return new Broken(seal.position(), seal.entryId(), Break.LINE_MISSING);
        }
        return Objects.requireNonNull(kept.line()).after(last).equals(seal)
                ? null
                : new Broken(seal.position(), seal.entryId(), Break.CHANGED);
    }

    /** At the end of the chain, what was published of it last must be on it. */
    private Mono<Walk> anchored(Walk walk) {
        if (walk.broken() != null || walk.more()) {
            return Mono.just(walk);
        }
        return seals.lastAnchor()
                .flatMap(anchor -> anchor.position() == 0
                        ? Mono.just(walk)
                        : seals.at(anchor.position())
                                .map(seal -> seal.hash().equals(anchor.hash())
                                        ? walk
                                        : broken(walk, anchor.position(), Break.WRITTEN_ANEW))
                                .defaultIfEmpty(broken(walk, anchor.position(), Break.CUT_OFF)));
    }

    private static Walk broken(Walk walk, long position, Break why) {
        return new Walk(walk.last(), walk.checked(), false, new Broken(position, null, why));
    }

    private static Verification verification(Walk walk, long unsealed) {
        return new Verification(
                walk.broken() == null,
                walk.checked(),
                walk.last().position(),
                walk.last().hash(),
                unsealed,
                walk.more(),
                walk.broken());
    }
}
