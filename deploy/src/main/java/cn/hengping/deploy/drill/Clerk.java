package cn.hengping.deploy.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** Somebody who registers staff one after the other, and remembers what the system acknowledged: database, events, accounts. */
final class Clerk {
    static final String ACCOUNT = "sys-admin";
    private static final Duration BETWEEN = Duration.ofMillis(250);

    /** A command that was answered: under which key, and when it was sent and answered. */
    record Acknowledged(String key, String account, Instant sent, Instant answered) {}

    private final Api api;
    private final String name;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Thread working = new Thread(this::work, "clerk");
    private volatile boolean goesHome;

    Clerk(WalkTarget target, String name) {
        this.api = new Api(target, Duration.ZERO);
        this.name = name;
    }

    void start() {
        working.start();
    }

    private void work() {
        for (var number = 1; !goesHome; number++) {
            try {
                register(number);
                Thread.sleep(BETWEEN);
            } catch (WalkFailed _) {
                // The machine is gone; what was not answered was not acknowledged.
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void register(int number) {
        var account = "%s-%04d".formatted(name, number);
        var body = Map.of("account", account, "title", "演练岗", "unitCode", "101");
        var sent = Instant.now();
        var answer = api.post(ACCOUNT, "/api/budget/staff", body, account);
        if (answer.isOk()) {
            synchronized (acknowledged) {
                acknowledged.add(new Acknowledged(Api.requestKey(account), account, sent, Instant.now()));
            }
        }
    }

    /** Ends the work, and answers all that was acknowledged, the oldest first. */
    List<Acknowledged> goHome() {
        goesHome = true;
        try {
            working.interrupt();
            working.join(Duration.ofSeconds(40));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (acknowledged) {
            return List.copyOf(acknowledged);
        }
    }
}
