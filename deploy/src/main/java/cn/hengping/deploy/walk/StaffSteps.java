package cn.hengping.deploy.walk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Staff and posts, as a district brings them in: the accounts that were there first, those of the administrators, are taken over
 * from Keycloak; everybody else comes by the table. Nobody settles his own account, so two security administrators do.
 */
final class StaffSteps {
    private static final String STAFF = "/api/budget/staff";
    private static final String COMPARISONS = "/api/budget/account-comparisons";
    private static final String DRIFTS = "/api/budget/account-drifts";

    private final CaseDesk desk;

    StaffSteps(CaseDesk desk) {
        this.desk = desk;
    }

    String administrators() {
        if (areRegistered()) {
            return "已在册";
        }
        compare();
        var taken = new ArrayList<String>();
        for (var administrator : desk.example.part("administrators")) {
            var account = administrator.path("account").asString();
            if (drifts().contains(account + " [\"UNKNOWN\"]")) {
                var body = Map.of("decision", "ADOPT", "unitCode", "900");
                CaseDesk.expectOk(
                        desk.api.post(
                                administrator.path("by").asString(),
                                DRIFTS + "/" + account + "/settlements",
                                body,
                                "adopt-" + account),
                        account);
                taken.add(account);
            }
        }
        return "%d 个账号登记在册，本人不办本人的".formatted(taken.size());
    }

    private boolean areRegistered() {
        return desk.example
                .part("administrators")
                .valueStream()
                .allMatch(administrator -> desk.api
                        .get(
                                "sec-admin",
                                STAFF + "/" + administrator.path("account").asString())
                        .isOk());
    }

    String rosters() {
        var people = new ArrayList<Map<String, String>>();
        var posts = new ArrayList<Map<String, String>>();
        for (var person : desk.example.part("staff")) {
            var account = person.path("account").asString();
            people.add(Map.of("账号", account, "岗位名称", text(person, "title"), "单位代码", text(person, "unitCode")));
            for (var post : person.path("posts")) {
                posts.add(Map.of("账号", account, "角色", text(post, "role"), "范围单位代码", text(post, "scope")));
            }
        }
        bring("sys-admin", "STAFF", people);
        bring("sec-admin", "POSTS", posts);
        CaseDesk.await("开户", () -> pending() == 0);
        return "人员 %d 名、岗位 %d 个，按模板成表导入，账号均已办妥".formatted(people.size(), posts.size());
    }

    private static String text(JsonNode of, String name) {
        return of.path(name).asString("");
    }

    /** Fills the product's own template, whatever order its columns stand in, and brings it: all rows or none. */
    private void bring(String administrator, String roster, List<Map<String, String>> rows) {
        var path = "/api/budget/onboardings";
        var template = CaseDesk.expectOk(
                desk.api.get(administrator, path + "/template?roster=" + roster + "&format=CSV"), "名册模板");
        var titles = new String(template.content(), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .split(",", -1);
        var table = new StringBuilder(String.join(",", titles));
        for (var row : rows) {
            var line = new ArrayList<String>();
            for (var title : titles) {
                line.add(row.getOrDefault(title, ""));
            }
            table.append("\r\n").append(String.join(",", line));
        }
        var content = table.toString().getBytes(StandardCharsets.UTF_8);
        var said = CaseDesk.expectOk(
                desk.api.upload(
                        Api.Seat.of(administrator),
                        path + "?roster=" + roster + "&mode=ALL_OR_NOTHING&fileName=roster.csv",
                        content,
                        roster + new String(content, StandardCharsets.UTF_8)),
                roster);
        if (said.body().path("bad").asInt() > 0) {
            throw new WalkFailed(roster + "：" + said.body());
        }
    }

    /** Whose account is not yet what the person is. */
    private long pending() {
        return desk.get("sec-admin", STAFF + "?limit=200")
                .path("items")
                .valueStream()
                .filter(person ->
                        !person.at("/provisioning/progress").asString("").equals("DONE"))
                .count();
    }

    /** What the last comparison found; a new one is asked for when there was something to settle then. */
    String reconciliation() {
        var last = comparison();
        var isSettled = last.has("finishedAt") && last.path("drifts").asInt() == 0;
        var accounts = isSettled ? last.path("accounts").asInt() : compare();
        var found = drifts();
        return found.isEmpty()
                ? "核对 %d 个账号，没有差异".formatted(accounts)
                : "核对 %d 个账号，差异 %d 个，待安全管理员处理".formatted(accounts, found.size());
    }

    /** Has the accounts compared now, and answers how many there were. */
    private int compare() {
        var asked = CaseDesk.expectOk(
                desk.api.post("sec-admin", COMPARISONS, new HashMap<>(), "compare-" + Instant.now()), COMPARISONS);
        var from = Instant.parse(asked.body().path("askedAt").asString());
        CaseDesk.await("账号核对", () -> {
            var last = comparison();
            return isSince(last, "startedAt", from) && isSince(last, "finishedAt", from);
        });
        return comparison().path("accounts").asInt();
    }

    private static boolean isSince(JsonNode comparison, String moment, Instant from) {
        var at = comparison.path(moment).asString("");
        return !at.isEmpty() && !Instant.parse(at).isBefore(from);
    }

    private JsonNode comparison() {
        return desk.get("sec-admin", COMPARISONS + "/latest");
    }

    private List<String> drifts() {
        return desk.get("sec-admin", DRIFTS + "?limit=200")
                .path("items")
                .valueStream()
                .map(drift -> drift.path("account").asString() + " " + drift.path("kinds"))
                .toList();
    }
}
