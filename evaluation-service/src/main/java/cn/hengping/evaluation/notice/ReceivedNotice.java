package cn.hengping.evaluation.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A notice as one reader has it: what it is about, where it leads, and whether he has read it. */
public record ReceivedNotice(
        long id,
        Notice.Kind kind,
        Instant at,
        boolean read,
        @Nullable UUID campaignId,
        @Nullable UUID evaluationId,
        @Nullable String projectCode,
        @Nullable String projectName,
        @Nullable String unitName,
        Map<String, String> facts) {}
