package cn.hengping.evaluation.evidence;

import java.time.Instant;
import java.util.UUID;

/** A file that supports an indicator's actual value (佐证材料): what it is, its hash, who brought it and when. */
public record Evidence(
        UUID evidenceId,
        String indicator,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        String account,
        Instant at) {}
