package cn.hengping.deploy.drill;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.WalkFailed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What must always be true of the system, however it came to be where it is; each is asked, and named when it is not. */
final class Truths {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Who reads whom, and takes all that it knows; of its own facts evaluation-service hears only what somebody must be told. */
    private static final Map<String, List<String>> READERS = Map.of(
            "budget",
            List.of("evaluation"),
            "evaluation",
            List.of("budget"),
            "report",
            List.of("budget", "evaluation"));

    private final Databases databases;
    private final Api api;
    private final List<String> held = new ArrayList<>();

    Truths(Databases databases, Api api) {
        this.databases = databases;
        this.api = api;
    }

    /** Asks all, and answers what was found; refuses to go on at the first that does not hold. */
    List<String> all() {
        quiet();
        moves();
        events();
        chain();
        documents();
        dashboard();
        return List.copyOf(held);
    }

    /** People log in, see and do something: without this nothing has come back. */
    static void works(Api api) {
        for (var account : List.of("wx-preparer", "cz-reviewer", "sj-auditor", "wx-head")) {
            Lost.require(api.get(account, "/api/evaluation/self-evaluations").isOk(), account + " 能登录、能查看");
        }
        var body = Map.of("account", "after-restore", "title", "恢复后第一人", "unitCode", "101");
        var answer = api.post(Clerk.ACCOUNT, "/api/budget/staff", body, "after-restore");
        Lost.require(answer.isOk(), "恢复后办成第一件事");
    }

    private void hold(boolean is, String what) {
        if (!is) {
            throw new WalkFailed("不成立：" + what);
        }
        held.add(what);
    }

    private void holdsAtLast(Supplier<Boolean> is, String what) {
        var until = Instant.now().plus(PATIENCE);
        while (!is.get() && Instant.now().isBefore(until)) {
            pause();
        }
        hold(is.get(), what);
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailed("被中断", e);
        }
    }

    /** Nothing waits to be sent, and no reader gave up on anything. */
    private void quiet() {
        for (var service : List.of("budget", "evaluation", "report")) {
            holdsAtLast(
                    () -> databases
                            .value(service, "select count(*) from outbox where sent_at is null")
                            .equals("0"),
                    service + " 的事件全部送出");
            hold(databases.value(service, "select count(*) from dead_letter").equals("0"), service + " 没有死信");
        }
    }

    private void moves() {
        hold(
                databases
                        .query(
                                "evaluation",
                                "select evaluation_id from move group by 1 having count(*) <> max(sequence) or min(sequence) <> 1")
                        .isEmpty(),
                "流转不缺号、不重号（%s 步）".formatted(databases.value("evaluation", "select count(*) from move")));
    }

    /** Of a type that a reader has taken one event of, it has taken all; an inbox holds each once by its key. */
    private void events() {
        READERS.forEach((reader, publishers) -> publishers.forEach(publisher ->
                holdsAtLast(() -> missing(reader, publisher).isEmpty(), reader + " 收齐了 " + publisher + " 的事件")));
    }

    private List<String> missing(String reader, String publisher) {
        var taken = databases.set(reader, "select event_id::text from inbox");
        if (reader.equals("report")) {
            taken.addAll(databases.set(reader, "select event_id::text from dashboard_fact"));
        }
        var types = new HashSet<String>();
        var missing = new ArrayList<String>();
        var published = databases.query(publisher, "select event_id || ' ' || type from outbox order by id");
        for (var event : published) {
            if (taken.contains(event.substring(0, 36))) {
                types.add(event.substring(37));
            }
        }
        for (var event : published) {
            if (types.contains(event.substring(37)) && !taken.contains(event.substring(0, 36))) {
                missing.add(event);
            }
        }
        return missing;
    }

    private JsonNode get(String account, String path) {
        var answer = api.get(account, path);
        if (!answer.isOk()) {
            throw new WalkFailed(path + "：" + answer.status() + " " + answer.title());
        }
        return answer.body();
    }

    private void chain() {
        holdsAtLast(
                () -> get("sj-auditor", "/api/evaluation/audit-chain/verification")
                                .path("unsealed")
                                .asInt()
                        == 0,
                "业务记录全部入链");
        var found = get("sj-auditor", "/api/evaluation/audit-chain/verification");
        hold(
                found.path("intact").asBoolean()
                        && found.path("checked")
                                .asString()
                                .equals(databases.value("evaluation", "select count(*) from command_log")),
                "审计链完整，一条命令一环（%d 环）".formatted(found.path("checked").asLong()));
    }

    private void documents() {
        var documents = get("cz-reviewer", "/api/report/documents").path("items");
        for (var document : documents) {
            var content = api.get(
                            "cz-reviewer",
                            "/api/report/documents/" + document.path("id").asString() + "/content")
                    .content();
            hold(
                    sha256(content).equals(document.path("sha256").asString()),
                    document.path("fileName").asString() + " 与登记的指纹相符");
        }
    }

    /** The figures, without the moment they are of. */
    JsonNode figures() {
        var board = (ObjectNode) get("cz-reviewer", "/api/report/dashboards/2024");
        board.remove("watermark");
        return board;
    }

    private void dashboard() {
        var before = figures();
        var ordered = api.post("sys-admin", "/api/report/dashboard-rebuilds", Map.of(), "rebuild-" + Instant.now());
        hold(ordered.isOk(), "看板重算已下达");
        var path = "/api/report/dashboard-rebuilds/" + ordered.body().path("id").asString();
        holdsAtLast(() -> get("sys-admin", path).hasNonNull("facts"), "看板重算完成");
        hold(figures().equals(before), "看板与重算分文不差");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
