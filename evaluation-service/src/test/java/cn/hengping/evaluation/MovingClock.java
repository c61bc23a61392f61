package cn.hengping.evaluation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is set. */
final class MovingClock extends Clock {
    private volatile Instant now;

    MovingClock(String instant) {
        now = Instant.parse(instant);
    }

    /** Nine in the morning in China. */
    void itIs(LocalDate day) {
        now = day.atTime(1, 0).toInstant(ZoneOffset.UTC);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
