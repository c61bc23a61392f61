package cn.hengping.evaluation.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What waits for signatures: since when the oldest step does, and how many are overdue with nobody above told. */
public record StepsWaiting(@Nullable Instant oldest, long unescalated) {}
