package cn.hengping.report.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An order to make all figures anew from the log of facts (重建看板), and what came of it.
 *
 * @param facts how many the figures were made of; absent until it has ended well
 * @param failure why it came to nothing: the figures are those from before
 */
public record Rebuild(
        UUID id,
        String account,
        Instant orderedAt,
        @Nullable Long facts,
        @Nullable BigDecimal seconds,
        @Nullable Instant endedAt,
        @Nullable String failure) {

    Rebuild ended(long madeOf, BigDecimal took, Instant at) {
        return new Rebuild(id, account, orderedAt, madeOf, took, at, null);
    }

    Rebuild failed(String reason, BigDecimal took, Instant at) {
        return new Rebuild(id, account, orderedAt, null, took, at, reason);
    }
}
