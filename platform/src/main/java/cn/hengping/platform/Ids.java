package cn.hengping.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Gives identifiers whose order is roughly their time (UUID version 7), so that index pages fill from the right. */
public final class Ids {
    private final Clock clock;
    private final LongSupplier random;

    /** The random source is given, so that a seed replays the identifiers of a test. */
    public Ids(Clock clock, LongSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    static Ids secure(Clock clock) {
        var random = new SecureRandom();
        return new Ids(clock, random::nextLong);
    }

    public UUID next() {
        var high = (clock.millis() << 16) | 0x7000L | (random.getAsLong() & 0x0fffL);
        var low = (random.getAsLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
