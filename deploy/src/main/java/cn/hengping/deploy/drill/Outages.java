package cn.hengping.deploy.drill;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import cn.hengping.deploy.Up;
import cn.hengping.deploy.walk.WalkFailed;
import org.apache.kafka.clients.admin.Admin;

/** What people notice when a gateway dies, or a broker: nothing. */
final class Outages {
    private static final String WHO = "wx-head";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;

    Outages(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Somebody is logged in, his gateway is killed, and he goes on as the same person. */
    void ofGateway() {
        if (!cluster.system().processes().containsKey("redis")) {
            cluster.results().say("会话", "没有演练：没有找到 redis-server（Debian 软件包 redis-server）");
            return;
        }
        var browser = new Browser(gateway());
        browser.logIn(WHO, Up.DEMONSTRATION_PASSWORD);
        var at = browser.gatewayOf();
        cluster.system().kill(at);
        var killed = Instant.now();
        Lost.require(browser.isLoggedInAs(WHO), at + " 没了，第一个请求就由另一个应答，还是同一个人");
        cluster.results().say("网关被杀，到浏览器的第一个答复", Duration.between(killed, Instant.now()));
        Lost.require(browser.status("/api/evaluation/self-evaluations") == 200, "他接着办事");
        Lost.require(!browser.gatewayOf().equals(at), "他到了另一个网关");
        cluster.system().restart(at);
        cluster.results().say("会话", "在 " + at + " 登录，它被杀之后在 " + browser.gatewayOf() + " 继续");
    }

    private URI gateway() {
        return cluster.target().gateway();
    }

    /** The broker that leads the others is killed while people work: commands go on, and events are late, not lost. */
    void ofBroker() {
        var crowd = new Offices(cluster.target(), "broker").open();
        var began = Instant.now();
        try {
            Cluster.pause(Duration.ofSeconds(5));
            var leader = "kafka-" + leader();
            cluster.system().kill(leader);
            var killed = Instant.now();
            Cluster.pause(Duration.ofSeconds(40));
            cluster.results().say("Kafka 的一个节点（控制者）被杀，最晚送出的事件等了", slowest(killed));
            cluster.system().restart(leader);
            var back = Instant.now();
            cluster.results().say("它回来之后，到每一份都齐", Cluster.until(back, PATIENCE, "三份没有都齐", this::isWhole));
        } finally {
            crowd.goHome();
        }
        cluster.requireServed("杀 Kafka 的一个节点", crowd.since(began));
        cluster.quiet();
        Topic.read(cluster.brokers(), "budget.staff").requireAll(cluster.databases(), "budget", "budget.staff");
    }

    private Duration slowest(Instant since) {
        var millis = cluster.databases()
                .value(
                        "budget",
                        "select coalesce(max(extract(epoch from sent_at - at)) * 1000, 0)::bigint from outbox"
                                + " where sent_at is not null and at > '" + since + "'");
        var unsent = cluster.databases()
                .value(
                        "budget",
                        "select coalesce(max(extract(epoch from now() - at)) * 1000, 0)::bigint from outbox where sent_at is null");
        var slowest = Duration.ofMillis(Math.max(Long.parseLong(millis), Long.parseLong(unsent)));
        Lost.require(slowest.compareTo(Duration.ofSeconds(30)) < 0, "一个节点没了，事件三十秒内照样送出；最晚 " + slowest);
        return slowest;
    }

    private interface Question<T> {
        T ask(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private <T> T ask(Question<T> question) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.brokers()))) {
            return question.ask(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailed("被中断", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new WalkFailed("Kafka 没有答复", e);
        }
    }

    private int leader() {
        return ask(admin -> admin.describeMetadataQuorum()
                .quorumInfo()
                .get(10, TimeUnit.SECONDS)
                .leaderId());
    }

    private boolean isWhole() {
        return ask(admin -> {
            var names = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            return admin.describeTopics(names).allTopicNames().get(10, TimeUnit.SECONDS).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        });
    }
}
