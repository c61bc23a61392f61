package cn.hengping.budget.staff;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cn.hengping.budget.staff.Accounts.Found;
import cn.hengping.budget.staff.Comparisons.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares accounts with staff, when asked and every hour, one instance at a time (账号核对). It changes nothing: see {@link SettleDrift}. */
@Component
public class CompareAccounts implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CompareAccounts.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int RENEW_AFTER = 50;
    private static final int MOST_CHARACTERS = 300;

    private final Comparisons comparisons;
    private final Accounts accounts;
    private final Clock clock;
    private final Duration every;
    private Disposable running = Disposables.disposed();

    CompareAccounts(
            Comparisons comparisons,
            Accounts accounts,
            Clock clock,
            @Value("${hengping.keycloak.compare-every:1h}") Duration every) {
        this.comparisons = comparisons;
        this.accounts = accounts;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public void start() {
        if (accounts.isConfigured()) {
            running = Flux.interval(LOOK)
                    .onBackpressureDrop()
                    .concatMap(_ -> compareWhenDue().onErrorResume(CompareAccounts::report), 0)
                    .subscribe();
        }
    }

    private static Mono<Void> report(Throwable error) {
        log.warn("accounts could not be compared: {}", error.toString());
        return Mono.empty();
    }

    private Mono<Void> compareWhenDue() {
        var now = clock.instant();
        return comparisons
                .claim(now, now.minus(every))
                .flatMap(run -> compare(run).onErrorResume(error -> told(run, error)));
    }

    private Mono<Void> told(Run run, Throwable error) {
        var text = error.toString();
        return comparisons
                .failed(run, clock.instant(), text.substring(0, Math.min(MOST_CHARACTERS, text.length())))
                .then(Mono.error(error));
    }

    private Mono<Void> compare(Run run) {
        return accounts.everybody()
                .buffer(RENEW_AFTER)
                .concatMap(some -> comparisons.renew(run, clock.instant()).thenReturn(some), 1)
                .flatMapIterable(some -> some)
                .collectMap(Found::account, found -> found, HashMap::new)
                .flatMap(there ->
                        found(there).flatMap(found -> comparisons.finish(run, clock.instant(), there.size(), found)));
    }

    private Mono<List<Drift>> found(Map<String, Found> there) {
        var unseen = new HashMap<>(there);
        return comparisons
                .settled()
                .doOnNext(staff -> unseen.remove(staff.account()))
                .concatMap(staff -> drift(staff, there), 1)
                .collectList()
                .map(known -> withUnknown(known, unseen));
    }

    /** Who was not on any page is asked for by name: pages move while they are turned. */
    private Mono<Drift> drift(Staff staff, Map<String, Found> there) {
        var found = there.get(staff.account());
        if (found != null) {
            return Mono.justOrEmpty(Drift.between(staff, found, clock.instant()));
        }
        return accounts.find(staff.account())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(again -> Mono.justOrEmpty(Drift.between(staff, again.orElse(null), clock.instant())));
    }

    private List<Drift> withUnknown(List<Drift> known, Map<String, Found> unseen) {
        var all = new ArrayList<>(known);
        unseen.values().forEach(found -> Drift.unknown(found, clock.instant()).ifPresent(all::add));
        return all;
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
