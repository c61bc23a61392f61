package cn.hengping.budget.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The accounts that are to be brought to Keycloak (开户): a row per person, durable, worked off by whichever instance comes
 * first, and tried again until it is done.
 */
public interface Provisioning {
    /** How far it is with a person's account. */
    enum Progress {
        /** Waiting, or on its way. */
        PENDING,
        /** It did not work so far, and is tried again. */
        FAILING,
        DONE
    }

    /** What is known of it. */
    record Status(
            String account,
            Progress progress,
            int attempts,
            @Nullable Instant nextTryAt,
            @Nullable String lastError) {}

    /** A worker's hold on a person: it ends with the lease, and a higher fence ends it before. */
    record Hold(Staff staff, int attempts, long fence) {}

    /** Takes a person who waits and whom nobody works on; empty when none does. */
    Mono<Hold> claim(Instant now);

    /** The account is what this hold's person is; if the person changed since, he waits again. */
    Mono<Void> done(Hold hold);

    /** It did not work: why, and when to try again. */
    Mono<Void> failed(Hold hold, Instant nextTryAt, int attempts, String error);

    /** Writes down that a password was asked for; which one is never written. */
    Mono<IssuePassword.Issued> passwordAsked(IssuePassword.Issued asked, Command command);

    Mono<Status> status(String account);

    Mono<List<Status>> status(List<String> accounts);

    /** The pause before another try: 5 s, 10 s, 20 s and so on, at most 10 minutes. */
    static Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(600, 5L << Math.min(attempts, 10)));
    }
}
