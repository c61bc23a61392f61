package cn.hengping.report.dashboard;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it came (事实): its identity, its type with its version, when it was published, and its body as it was sent.
 *
 * @param body JSON
 */
public record Fact(UUID eventId, String type, Instant at, String body) {}
