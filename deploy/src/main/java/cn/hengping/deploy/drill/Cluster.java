package cn.hengping.deploy.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.hengping.deploy.Home;
import cn.hengping.deploy.LocalSystem;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.Size;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** The system that is drilled, with more than one of everything, and what a drill finds out about it. */
record Cluster(
        LocalSystem system,
        Home home,
        Size size,
        Ports ports,
        WalkTarget target,
        Databases databases,
        Results results) {

    String brokers() {
        return IntStream.rangeClosed(1, size.brokers())
                .mapToObj(number -> "127.0.0.1:" + ports.of("kafka-" + number))
                .collect(Collectors.joining(","));
    }

    /** The processes of the replicas of a service, by name. */
    Map<String, Long> replicas(String service) {
        return system.processes().entrySet().stream()
                .filter(one -> one.getKey().startsWith(service))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Waits for something, and answers how long it took since then. */
    static Duration until(Instant since, Duration patience, String what, Supplier<Boolean> is) {
        while (!is.get()) {
            if (Duration.between(since, Instant.now()).compareTo(patience) > 0) {
                throw new WalkFailed(what + "：等了 " + patience.toSeconds() + " 秒");
            }
            pause(Duration.ofMillis(50));
        }
        return Duration.between(since, Instant.now());
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailed("被中断", e);
        }
    }

    /** Nothing under way any more: the next drill begins on quiet ground. */
    void quiet() {
        for (var service : new String[] {"budget", "evaluation", "report"}) {
            until(
                    Instant.now(),
                    Duration.ofMinutes(2),
                    service + " 的事件没有送完",
                    () -> databases
                            .value(service, "select count(*) from outbox where sent_at is null")
                            .equals("0"));
        }
    }

    /** Tells what people saw meanwhile, and insists that they were served. */
    void requireServed(String drill, Crowd.Tally tally) {
        results.say(drill + "：期间的请求", tally.figures());
        tally.failures().stream().limit(20).forEach(failure -> results.say(drill + "：失败 " + failure, ""));
        Lost.require(
                tally.failures().isEmpty(),
                drill + "：没有一个请求失败；失败了 " + tally.failures().size() + " 个："
                        + tally.failures().stream().limit(5).toList());
    }
}
