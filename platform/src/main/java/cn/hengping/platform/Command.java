package cn.hengping.platform;

import java.time.Instant;

import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.VersionMissing;
import org.jspecify.annotations.Nullable;

/** The circumstances of a change: who asks, when, against which version, and under which request key. */
public record Command(
        Actor actor,
        Instant at,
        @Nullable Long ifMatch,
        @Nullable RequestKey request) {

    /** A command of the system itself (an event that arrived), which nobody repeats by hand. */
    public static Command of(Actor actor, Instant at) {
        return new Command(actor, at, null, null);
    }

    /** Refuses a change to a version that the caller did not name, or that is no longer the current one. */
    public void requireCurrent(long version) {
        if (ifMatch == null) {
            throw new VersionMissing().asError();
        }
        if (ifMatch != version) {
            throw new ChangedMeanwhile().asError();
        }
    }
}
