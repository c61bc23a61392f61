package cn.hengping.budget.staff;

import java.time.Clock;
import java.time.Duration;

import cn.hengping.budget.staff.Accounts.LoginAway;
import cn.hengping.budget.staff.Provisioning.Hold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Brings accounts to Keycloak for as long as the service lives: at once when somebody changed, and every few seconds what is left. */
@Component
public class ProvisionAccounts implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ProvisionAccounts.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(3);
    private static final int AT_ONCE = 4;
    private static final int MOST_CHARACTERS = 300;

    private final Provisioning provisioning;
    private final Accounts accounts;
    private final Clock clock;
    private final Sinks.Many<Long> arrivals = Sinks.many().multicast().onBackpressureBuffer(16, false);
    private Disposable running = Disposables.disposed();

    ProvisionAccounts(Provisioning provisioning, Accounts accounts, Clock clock) {
        this.provisioning = provisioning;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Somebody changed: do not wait for the next look. */
    public void wake() {
        arrivals.emitNext(0L, (_, result) -> result == Sinks.EmitResult.FAIL_NON_SERIALIZED);
    }

    @Override
    public void start() {
        if (accounts.isConfigured()) {
            running = Flux.merge(Flux.interval(LOOK).onBackpressureDrop(), arrivals.asFlux())
                    .onBackpressureLatest()
                    .concatMap(_ -> everything(), 1)
                    .subscribe();
        }
    }

    /** A few lines at once, each until nobody waits. One that meets a Keycloak that is away ends all of them until the next look. */
    private Mono<Void> everything() {
        return Flux.range(0, AT_ONCE)
                .flatMapDelayError(_ -> next().expand(_ -> next()).then(), AT_ONCE, 1)
                .then()
                .onErrorResume(ProvisionAccounts::report);
    }

    private static Mono<Void> report(Throwable error) {
        log.warn("accounts wait and will be tried again: {}", error.toString());
        return Mono.empty();
    }

    private Mono<Hold> next() {
        return provisioning
                .claim(clock.instant())
                .flatMap(hold -> accounts.bring(hold.staff())
                        .then(Mono.defer(() -> provisioning.done(hold)))
                        .onErrorResume(
                                LoginAway.class, away -> later(hold, away).then(Mono.error(away)))
                        .onErrorResume(error -> !(error instanceof LoginAway), error -> again(hold, error))
                        .thenReturn(hold));
    }

    /** Keycloak is away: no attempt was made, none is counted. */
    private Mono<Void> later(Hold hold, LoginAway away) {
        return provisioning.failed(hold, clock.instant().plus(WHILE_AWAY), hold.attempts(), said(away));
    }

    private Mono<Void> again(Hold hold, Throwable error) {
        log.warn("an account could not be brought, attempt {}: {}", hold.attempts() + 1, said(error));
        var next = clock.instant().plus(Provisioning.pause(hold.attempts()));
        return provisioning.failed(hold, next, hold.attempts() + 1, said(error));
    }

    private static String said(Throwable error) {
        var text = error.toString();
        return text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
