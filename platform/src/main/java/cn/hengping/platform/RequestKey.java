package cn.hengping.platform;

import java.util.function.Supplier;

/** What makes a repeated request the same request: the caller's Idempotency-Key and the digest of what was sent with it. */
public record RequestKey(String key, Supplier<String> digest) {}
