package cn.hengping.deploy.district;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.district.DistrictPlan.PlannedUnit;
import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.Api.Seat;
import cn.hengping.deploy.walk.WalkFailed;

/**
 * Brings the district's people and posts as its administrators do: two rosters, one of people and one of posts. The product makes
 * the groups and gives the posts in Keycloak; here one only waits until it has.
 */
final class DistrictStaff {
    private static final Seat SYSTEM_ADMIN = new Seat("sys-admin", "");
    private static final Seat SECURITY_ADMIN = new Seat("sec-admin", "");
    private static final String BUREAU = "900";
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Api api;
    private final List<PlannedUnit> units;
    private final PrintStream out;

    DistrictStaff(Api api, List<PlannedUnit> units, PrintStream out) {
        this.api = api;
        this.units = List.copyOf(units);
        this.out = out;
    }

    /** What an account holds, and where its person works. */
    record Person(String title, String unitCode, List<String> posts) {}

    void bring() {
        var from = Instant.now();
        var people = people(units);
        bring(SYSTEM_ADMIN, "STAFF", staff(people));
        bring(SECURITY_ADMIN, "POSTS", posts(people));
        await();
        out.println("  人员 %d 名、岗位 %d 个，已在 Keycloak 办妥：%d 秒"
                .formatted(
                        people.size(),
                        people.values().stream()
                                .mapToInt(person -> person.posts().size())
                                .sum(),
                        Duration.between(from, Instant.now()).toSeconds()));
    }

    /** Every unit has somebody who fills in and somebody who answers for it, every department somebody who reviews. */
    static Map<String, Person> people(List<PlannedUnit> units) {
        var people = new LinkedHashMap<String, Person>();
        for (var unit : units) {
            holds(people, DistrictAccounts.preparer(unit), "填报人", unit.code(), "填报人," + unit.code());
            holds(people, DistrictAccounts.head(unit), "单位负责人", unit.code(), "单位负责人," + unit.code());
            if (unit.isDepartment()) {
                holds(people, DistrictAccounts.reviewer(unit), "主管部门审核", unit.code(), "主管部门审核," + unit.code());
            }
        }
        for (var i = 0; i < DistrictAccounts.BUREAU_ACCOUNTS; i++) {
            holds(people, DistrictAccounts.bureau(i), "财政业务股室", BUREAU, "财政业务股室,");
        }
        return people;
    }

    private static void holds(Map<String, Person> people, Seat seat, String title, String unitCode, String post) {
        people.computeIfAbsent(seat.account(), _ -> new Person(title, unitCode, new ArrayList<>()))
                .posts()
                .add(post);
    }

    /** The accounts of a plan, for whoever gives them a password. */
    static List<String> accounts(List<PlannedUnit> units) {
        return List.copyOf(people(units).keySet());
    }

    private static String staff(Map<String, Person> people) {
        var table = new StringBuilder("账号,岗位名称,单位代码\r\n");
        people.forEach((account, person) ->
                table.append("%s,%s（演示）,%s\r\n".formatted(account, person.title(), person.unitCode())));
        return table.toString();
    }

    private static String posts(Map<String, Person> people) {
        var table = new StringBuilder("账号,角色,范围单位代码\r\n");
        people.forEach(
                (account, person) -> person.posts().forEach(post -> table.append(account + "," + post + "\r\n")));
        return table.toString();
    }

    /** All rows or none; rows that were brought before are only counted. */
    private void bring(Seat administrator, String roster, String table) {
        var path = "/api/budget/onboardings?roster=" + roster + "&mode=ALL_OR_NOTHING&fileName=district.csv";
        var bytes = table.getBytes(StandardCharsets.UTF_8);
        var said = api.upload(administrator, path, bytes, "district-" + roster + table.hashCode());
        if (!said.isOk() || said.body().path("bad").asInt() > 0) {
            throw new WalkFailed("名册 " + roster + "：" + said.status() + " " + said.title() + " " + said.body());
        }
    }

    private void await() {
        var until = Instant.now().plus(PATIENCE);
        while (pending() > 0) {
            if (Instant.now().isAfter(until)) {
                throw new WalkFailed("账号没有在 " + PATIENCE.toMinutes() + " 分钟内办妥");
            }
            pause();
        }
    }

    private long pending() {
        var pending = 0L;
        for (var cursor = ""; ; ) {
            var path = "/api/budget/staff?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
            var page = api.get(SECURITY_ADMIN, path).body();
            pending += page.path("items")
                    .valueStream()
                    .filter(person -> person.path("account").asString("").startsWith("qu-"))
                    .filter(person ->
                            !person.at("/provisioning/progress").asString("").equals("DONE"))
                    .count();
            cursor = page.path("next").asString("");
            if (cursor.isEmpty()) {
                return pending;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailed("被中断", e);
        }
    }
}
