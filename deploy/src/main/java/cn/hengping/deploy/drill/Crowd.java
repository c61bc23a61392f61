package cn.hengping.deploy.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.WalkFailed;
import org.jspecify.annotations.Nullable;

/** People at work: each does his work again and again, asks once and no second time, and what he is answered is counted. */
final class Crowd {
    /** One round of somebody's work; the rounds are numbered from one. */
    interface Work {
        Api.Answer once(int round);
    }

    /** What became of one request. */
    private record Asked(
            String what,
            Instant at,
            Duration took,
            @Nullable String failure) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean goesHome;

    void joins(String what, Duration between, Work work) {
        people.add(new Thread(() -> work(what, between, work), "crowd-" + people.size()));
    }

    void start() {
        people.forEach(Thread::start);
    }

    private void work(String what, Duration between, Work work) {
        for (var round = 1; !goesHome; round++) {
            var from = Instant.now();
            var failure = failure(work, round);
            synchronized (asked) {
                asked.add(new Asked(what, from, Duration.between(from, Instant.now()), failure));
            }
            try {
                Thread.sleep(between);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static @Nullable String failure(Work work, int round) {
        try {
            var answer = work.once(round);
            return answer.isOk() ? null : answer.status() + " " + answer.refusal() + " " + answer.title();
        } catch (WalkFailed e) {
            return e.getMessage() + (e.getCause() == null ? "" : "：" + e.getCause());
        }
    }

    /** Lets everybody finish what he is at. */
    void goHome() {
        goesHome = true;
        for (var one : people) {
            try {
                one.join(Duration.ofSeconds(40));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What was asked since then: how much, with what failures, and how long the slowest waited. */
    Tally since(Instant from) {
        synchronized (asked) {
            var some = asked.stream().filter(one -> !one.at().isBefore(from)).toList();
            var took = some.stream().map(Asked::took).sorted().toList();
            var failures = some.stream()
                    .filter(one -> one.failure() != null)
                    .map(one -> one.at() + " " + one.what() + "：" + one.failure())
                    .toList();
            var seconds = Math.max(1, Duration.between(from, Instant.now()).toSeconds());
            return new Tally(
                    some.size(),
                    some.size() / seconds,
                    failures,
                    took.isEmpty() ? Duration.ZERO : took.get(took.size() * 99 / 100),
                    took.isEmpty() ? Duration.ZERO : took.getLast());
        }
    }

    record Tally(int asked, long perSecond, List<String> failures, Duration p99, Duration slowest) {
        Map<String, Object> figures() {
            return Map.of(
                    "请求",
                    asked,
                    "每秒",
                    perSecond,
                    "失败",
                    failures.size(),
                    "p99 毫秒",
                    p99.toMillis(),
                    "最慢毫秒",
                    slowest.toMillis());
        }
    }
}
