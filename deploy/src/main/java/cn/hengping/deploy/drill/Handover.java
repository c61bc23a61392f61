package cn.hengping.deploy.drill;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import cn.hengping.deploy.walk.WalkFailed;

/** One relay and one scheduler act at a time; whoever acts is killed while people work, and another takes over within seconds. */
final class Handover {
    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(10);
    /** The lock that a relay holds while it sends; see the platform's OutboxBatch. */
    private static final String RELAYS = """
            select a.client_port from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = '4021310207'::oid
              and l.database = (select oid from pg_database where datname = current_database())
            """;

    private final Cluster cluster;

    Handover(Cluster cluster) {
        this.cluster = cluster;
    }

    void ofRelay() {
        var crowd = new Offices(cluster.target(), "relay").open();
        var began = Instant.now();
        try {
            Cluster.pause(Duration.ofSeconds(5));
            var seen = new HashSet<String>();
            var holder = relay(seen);
            cluster.system().kill(holder);
            var killed = Instant.now();
            var took = Cluster.until(
                    killed,
                    SECONDS,
                    "没有别的实例接着送事件",
                    () -> !cluster.databases()
                            .value(
                                    "budget",
                                    "select count(*) from outbox where sent_at is not null and at > '" + killed + "'")
                            .equals("0"));
            cluster.results().say("送事件的实例被杀，到另一个送出之后的事件", took);
            cluster.results().say("送过事件的实例", seen.size());
            cluster.system().restart(holder);
            Cluster.pause(Duration.ofSeconds(5));
        } finally {
            crowd.goHome();
        }
        cluster.requireServed("杀送事件的实例", crowd.since(began));
        cluster.quiet();
        require("budget.staff");
    }

    /** Watches who sends, never two at once; answers one that is sending now. A batch is over in milliseconds: it is asked without pause. */
    private String relay(Set<String> seen) {
        var from = Instant.now();
        try (var connection = cluster.databases().connect("budget");
                var who = connection.prepareStatement(RELAYS)) {
            while (Duration.between(from, Instant.now()).compareTo(Duration.ofMinutes(1)) < 0) {
                var now = sending(who);
                now.ifPresent(seen::add);
                if (now.isPresent() && Duration.between(from, Instant.now()).compareTo(LOOK) > 0) {
                    return now.get();
                }
            }
            throw new WalkFailed("没有看到谁在送事件");
        } catch (SQLException e) {
            throw new WalkFailed("数据库不能查询：" + e.getMessage(), e);
        }
    }

    private Optional<String> sending(PreparedStatement who) throws SQLException {
        var ports = new ArrayList<Integer>();
        try (var rows = who.executeQuery()) {
            while (rows.next()) {
                ports.add(rows.getInt(1));
            }
        }
        Lost.require(ports.size() <= 1, "同一时刻只有一个实例在送事件");
        return ports.stream().findFirst().flatMap(port -> Owners.ofPort(port, cluster.replicas("budget-service")));
    }

    private void require(String topic) {
        var all = Topic.read(cluster.brokers(), topic);
        all.requireAll(cluster.databases(), "budget", topic);
        cluster.results().say(topic + " 中的事件", all.messages().size());
        cluster.results().say("其中重送（编号不变，读的一方跳过）", all.sentAgain());
    }

    /** The one that seals the log is killed; with it goes a reader of every topic. */
    void ofScheduler() {
        var crowd = new Offices(cluster.target(), "scheduler").open();
        var began = Instant.now();
        Instant killed;
        try {
            Cluster.pause(Duration.ofSeconds(8));
            var holder = holder();
            var process = Long.parseLong(holder.substring(0, holder.indexOf('@')));
            var name = cluster.replicas("evaluation-service").entrySet().stream()
                    .filter(one -> one.getValue() == process)
                    .findFirst()
                    .orElseThrow(() -> new WalkFailed("租约的持有者不在：" + holder))
                    .getKey();
            cluster.system().kill(name);
            killed = Instant.now();
            var took = Cluster.until(killed, SECONDS, "没有别的实例接着入链", () -> !holder().equals(holder));
            cluster.results().say("入链的实例被杀，到另一个持有租约", took);
            Cluster.pause(Duration.ofSeconds(20));
            cluster.system().restart(name);
            Cluster.pause(Duration.ofSeconds(5));
        } finally {
            crowd.goHome();
        }
        cluster.requireServed("杀入链的实例", crowd.since(began));
        cluster.quiet();
        heard(killed);
    }

    private String holder() {
        return cluster.databases().value("evaluation", "select holder from lease where name = 'audit-chain'");
    }

    /** How long the slowest event took from its command to the other service: what a reader left behind is taken up by another. */
    private void heard(Instant since) {
        var written = moments("budget", "outbox where topic = 'budget.staff' and at > '" + since + "'");
        Cluster.until(
                Instant.now(),
                Duration.ofMinutes(2),
                "评价服务没有收齐事件",
                () -> moments("evaluation", "inbox").keySet().containsAll(written.keySet()));
        var taken = moments("evaluation", "inbox");
        var slowest = written.entrySet().stream()
                .map(one -> Duration.between(one.getValue(), taken.getOrDefault(one.getKey(), Instant.MAX)))
                .max(Duration::compareTo)
                .orElseThrow();
        cluster.results().say("其间最慢的一条事件，从办理到评价服务收下", slowest);
        Lost.require(slowest.compareTo(SECONDS) < 0, "读事件的实例被杀，三十秒内有别的接着读；最慢 " + slowest);
    }

    /** When each event was written, or taken. */
    private Map<String, Instant> moments(String database, String from) {
        var sql = "select event_id || ' ' || to_char(at at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from "
                + from;
        return cluster.databases().query(database, sql).stream()
                .collect(Collectors.toMap(row -> row.substring(0, 36), row -> Instant.parse(row.substring(37))));
    }
}
