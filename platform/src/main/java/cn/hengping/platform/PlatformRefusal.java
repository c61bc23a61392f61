package cn.hengping.platform;

import java.util.List;

/** Every way the plumbing itself can say no. */
public interface PlatformRefusal {
    /** The caller holds several posts and named none of them in {@code X-Acting-Post}. */
    record ChoosePost(List<String> posts) implements Refusal.Forbidden {}

    record NoPost(String account) implements Refusal.Forbidden {}

    record PostNotYours(String post) implements Refusal.Forbidden {}

    record NotYourRole(Role role) implements Refusal.Forbidden {}

    record OutsideYourScope(String post, String place) implements Refusal.Forbidden {}

    record IdempotencyKeyMissing() implements Refusal.Unconditional {}

    record IdempotencyKeyMalformed(int mostCharacters) implements Refusal.Malformed {}

    record KeyReused(String key) implements Refusal.Incomplete {}

    record VersionMissing() implements Refusal.Unconditional {}

    record VersionMalformed(String ifMatch) implements Refusal.Malformed {}

    record ChangedMeanwhile() implements Refusal.Stale {}

    record CursorMalformed() implements Refusal.Malformed {}

    /** A query parameter that is missing, or is not of its kind. */
    record ParameterMalformed(String name) implements Refusal.Malformed {}

    record LimitOutOfRange(int most) implements Refusal.Malformed {}

    record BodyMalformed(List<Fault> faults) implements Refusal.Malformed {
        public BodyMalformed {
            faults = List.copyOf(faults);
        }
    }

    record BodyTooLarge(long mostBytes) implements Refusal.TooMuch {}

    /** Several rules said no about one body; each fault names its place. */
    record NotAcceptable(List<Fault> faults) implements Refusal.Incomplete {
        public NotAcceptable {
            faults = List.copyOf(faults);
        }

        /** Refuses when there is a fault, and does nothing when there is none. */
        public static void unless(List<Fault> faults) {
            if (!faults.isEmpty()) {
                throw new NotAcceptable(faults).asError();
            }
        }
    }
}
