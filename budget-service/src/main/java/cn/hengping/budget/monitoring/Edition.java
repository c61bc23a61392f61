package cn.hengping.budget.monitoring;

import java.time.Instant;

/** A checkpoint as it was submitted. It never changes; a correction makes the next one. */
public record Edition(int number, Account account, Reading reading, String submittedBy, Instant submittedAt) {}
