package cn.hengping.evaluation.evidence;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A file that supports an indicator's actual value (佐证材料): what it is, its hashes, who brought it and when.
 *
 * @param indicator the indicator's code, or {@link #MINUTES}
 * @param sm3 the state's own hash; absent in what was brought before it was computed
 */
public record Evidence(
        UUID evidenceId,
        String indicator,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        String account,
        Instant at,
        @Nullable String sm3) {
    /** What stands in an indicator's place for the minutes of a meeting of the team. */
    public static final String MINUTES = "minutes";

    /** A file of which only the SHA-256 is known. */
    public Evidence(
            UUID evidenceId,
            String indicator,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            String account,
            Instant at) {
        this(evidenceId, indicator, fileName, mediaType, size, sha256, account, at, null);
    }

    public boolean isMinutes() {
        return indicator.equals(MINUTES);
    }
}
