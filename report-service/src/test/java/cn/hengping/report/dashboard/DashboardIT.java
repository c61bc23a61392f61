package cn.hengping.report.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("看板：只由事实得出")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "hengping.dashboard.look=10h")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {
    /** {@code -Dhengping.dashboard.facts=1000000} for the whole of it. */
    private static final int FACTS = Integer.getInteger("hengping.dashboard.facts", 12_000);

    private static final int MOST_AT_ONCE = 500;
    private static final Actor BUREAU = new Actor("cz", new Post(Role.BUREAU_REVIEWER, new UnitPath(District.ROOT)));
    private static final Actor MANAGER = new Actor("cm", new Post(Role.CAMPAIGN_MANAGER, new UnitPath(District.ROOT)));
    private static final District DISTRICT = new District(20_241_124, FACTS);

    /** The service turns its days by itself as it starts, and under load that is after the first test has begun: it is the district's day for it as well. */
    @TestConfiguration
    static class Then {
        @Bean
        Clock clock() {
            var then = District.TODAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.ofHours(8));
            return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), then));
        }
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "report");
    }

    @LocalServerPort
    int port;

    @Value("${HENGPING_KAFKA}")
    String kafka;

    @Autowired
    Facts facts;

    @Autowired
    Dashboards dashboards;

    @Test
    @Order(1)
    @DisplayName("事实乱序、重复送达之后，每一处的每个数字都与逐个项目重算相符，分文不差")
    void shuffled_and_repeated_facts_come_to_what_a_recount_gives() {
        var random = new Random(7);
        facts.turnTo(District.TODAY).block();
        var sent = new ArrayList<>(DISTRICT.facts);
        for (var fact : DISTRICT.facts) {
            if (random.nextInt(3) == 0) {
                sent.add(fact);
            }
        }
        Collections.shuffle(sent, random);
        var began = System.nanoTime();
        for (var from = 0; from < sent.size(); ) {
            var to = Math.min(sent.size(), from + 1 + random.nextInt(MOST_AT_ONCE));
            facts.take(sent.subList(from, to)).block(Duration.ofMinutes(5));
            from = to;
        }
        System.out.printf(
                "%d 件事实（%d 件重复）用时 %.1f 秒%n",
                DISTRICT.facts.size(), sent.size() - DISTRICT.facts.size(), (System.nanoTime() - began) / 1e9);

        everyFigureIsRight();
        assertThat(of(District.ROOT, 2024, "", BUREAU).watermark().facts()).isEqualTo(DISTRICT.facts.size());
    }

    @Test
    @Order(2)
    @DisplayName("全部由事实记录重建之后，一切照旧")
    void figures_made_anew_from_the_log_are_the_same() {
        var before = of(District.ROOT, 2024, "", BUREAU);

        facts.rebuild().block(Duration.ofMinutes(30));

        assertThat(of(District.ROOT, 2024, "", BUREAU)).isEqualTo(before);
        everyFigureIsRight();
    }

    @Test
    @Order(3)
    @DisplayName("每个数字都能翻到它的清单：清单的条数就是那个数字")
    void every_figure_leads_to_its_list() {
        for (var actor : List.of(BUREAU, MANAGER)) {
            var board = of(District.ROOT, 2024, "", actor);
            assertThat(listed(query(), actor)).isEqualTo(board.all().projects());
            assertThat(listed(query().status(Status.RETURNED), actor))
                    .isEqualTo(board.all().returned());
            assertThat(listed(query().overdue(), actor)).isEqualTo(board.all().overdue());
            assertThat(listed(query().different(), actor)).isEqualTo(board.all().different());
            assertThat(listed(query().reviewed(), actor)).isEqualTo(board.all().reviewed());
            assertThat(listed(query().rectifying(), actor))
                    .isEqualTo(board.all().rectifying());
            assertThat(listed(query().light("RED"), actor))
                    .isEqualTo(board.all().lights().red());
            assertThat(board.findings()).hasSize(3);
            board.findings()
                    .forEach(found -> assertThat(listed(query().finding(found.severity()), actor))
                            .isEqualTo(found.projects()));
            board.grades()
                    .forEach(grade -> assertThat(listed(query().grade(grade.grade()), actor))
                            .isEqualTo(grade.projects()));
            board.bands()
                    .forEach(band -> assertThat(listed(query().scores(band.from(), band.from() + 5), actor))
                            .isEqualTo(band.projects()));
            board.stages().stream()
                    .filter(stage -> stage.path().equals(District.ROOT))
                    .forEach(stage -> assertThat(listed(query().stage(stage.stage()), actor))
                            .isEqualTo(stage.here()));
        }
    }

    private static Listing query() {
        return new Listing();
    }

    /** A question that is narrowed word by word. */
    private static final class Listing {
        private @Nullable Status status;
        private @Nullable String stage;
        private boolean overdue;
        private @Nullable String grade;
        private @Nullable String light;
        private boolean different;
        private boolean reviewed;
        private boolean rectifying;
        private @Nullable String finding;
        private @Nullable Integer from;
        private @Nullable Integer to;

        Listing status(Status asked) {
            status = asked;
            return this;
        }

        Listing stage(String asked) {
            stage = asked;
            return this;
        }

        Listing overdue() {
            overdue = true;
            return this;
        }

        Listing grade(String asked) {
            grade = asked;
            return this;
        }

        Listing light(String asked) {
            light = asked;
            return this;
        }

        Listing different() {
            different = true;
            return this;
        }

        Listing reviewed() {
            reviewed = true;
            return this;
        }

        Listing rectifying() {
            rectifying = true;
            return this;
        }

        Listing finding(String asked) {
            finding = asked;
            return this;
        }

        Listing scores(int low, int high) {
            from = low;
            to = high;
            return this;
        }

        ListQuery of(int year) {
            return new ListQuery(
                    new DashboardQuery(year, null, null, false),
                    status,
                    stage,
                    overdue,
                    grade,
                    light,
                    different,
                    reviewed,
                    rectifying,
                    from,
                    to,
                    null,
                    null,
                    null,
                    finding);
        }
    }

    private long listed(Listing listing, Actor actor) {
        return Objects.requireNonNull(
                dashboards.all(listing.of(2024), actor).count().block());
    }

    @Test
    @Order(4)
    @DisplayName("范围之外、三员、没有登录：什么也看不到；不知悉涉密的，数字和清单里都没有涉密项目")
    void nobody_sees_more_than_his_post_reaches() {
        var call = new Caller(port);
        var school = Tokens.of("xx", "/130207/102/102013/PREPARER");
        assertThat(call.get(school, "/dashboards/2024?under=130207").status()).isEqualTo(403);
        assertThat(call.get(school, "/dashboards/2024/projects?under=130207/101")
                        .status())
                .isEqualTo(403);
        for (var role : List.of("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN")) {
            var admin = Tokens.of("admin", "/130207/" + role);
            assertThat(call.get(admin, "/dashboards/2024").status()).isEqualTo(403);
            assertThat(call.get(admin, "/dashboards/2024/projects").status()).isEqualTo(403);
            assertThat(call.get(admin, "/dashboards/2024/projects/export").status())
                    .isEqualTo(403);
        }
        assertThat(call.get("", "/dashboards/2024").status()).isEqualTo(401);
        var manager = Tokens.of("cm", "/130207/CAMPAIGN_MANAGER");
        assertThat(call.get(manager, "/dashboards/2024")
                        .body()
                        .at("/all/projects")
                        .asLong())
                .isEqualTo(DISTRICT.truths.stream()
                        .filter(one -> one.year == 2024 && !one.classified)
                        .count());
        assertThat(call.get(manager, "/dashboards/1").refusal()).isEqualTo("ParameterMalformed");
        assertThat(call.get(manager, "/dashboards/2024?under=../x").refusal()).isEqualTo("ParameterMalformed");
        assertThat(call.get(manager, "/dashboards/2024?kind=%27--").refusal()).isEqualTo("ParameterMalformed");
        assertThat(call.get(manager, "/dashboards/2024/projects?cursor=x").refusal())
                .isEqualTo("CursorMalformed");
        assertThat(call.get(manager, "/dashboards/2024/projects?status=X").status())
                .isEqualTo(400);
        assertThat(call.get(manager, "/dashboards/2024/projects?limit=0").refusal())
                .isEqualTo("LimitOutOfRange");
    }

    @Test
    @Order(5)
    @DisplayName("未批准的分数不问不给；问了就注明")
    void unapproved_scores_are_hidden_unless_asked_for() {
        var hidden = of(District.ROOT, 2024, "", BUREAU);
        var asked = Objects.requireNonNull(dashboards
                .of(new DashboardQuery(2024, null, null, true).of(BUREAU))
                .block());

        assertThat(hidden.withUnapproved()).isFalse();
        assertThat(hidden.all().unapproved()).isZero();
        assertThat(hidden.all().averageWithUnapproved()).isNull();
        assertThat(hidden.grades())
                .allSatisfy(grade -> assertThat(grade.unapproved()).isZero());
        assertThat(asked.withUnapproved()).isTrue();
        assertThat(asked.all().unapproved()).isPositive();
        assertThat(asked.all().averageScore()).isEqualTo(hidden.all().averageScore());
        assertThat(asked.grades()).isEqualTo(new Recount(DISTRICT.truths, 2024, "", true).grades(District.ROOT));
        assertThat(asked.bands()).isEqualTo(new Recount(DISTRICT.truths, 2024, "", true).bands(District.ROOT));
    }

    @Test
    @Order(6)
    @DisplayName("经消息送达即见；读不懂的事实搁在一边，后面的照办；清单可导出")
    void facts_arrive_by_kafka_and_a_bad_one_stops_nothing() throws Exception {
        var call = new Caller(port);
        var bureau = Tokens.of("cz", "/130207/BUREAU_REVIEWER");
        var before =
                call.get(bureau, "/dashboards/2031").body().at("/all/projects").asLong();
        try (var publisher = new Publisher(kafka)) {
            publisher.publish(
                    "budget.project",
                    "ProjectApproved.v1",
                    "bad",
                    "{\"year\":\"x\",\"projectCode\":\"bad\"}",
                    UUID.randomUUID());
            for (var i = 0; i < 3; i++) {
                publisher.publish(
                        "budget.project",
                        "ProjectApproved.v1",
                        "good" + i,
                        "{\"projectCode\":\"good%d\",\"year\":2031,\"name\":\"=cmd|x\",\"kind\":\"OPERATING\",\"unitPath\":\"130207/101\",\"unitName\":\"单位\",\"approvedAt\":\"2031-01-01T00:00:00Z\"}"
                                .formatted(i),
                        UUID.randomUUID());
            }
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(call.get(bureau, "/dashboards/2031")
                                        .body()
                                        .at("/all/projects")
                                        .asLong()
                                - before)
                        .isEqualTo(3));
        var csv = new String(
                call.download(bureau, "/dashboards/2031/projects/export?format=CSV"), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv).contains("good0", "无自评任务").doesNotContain(",=cmd");
    }

    @Test
    @Order(7)
    @DisplayName("单位划转、更名之后：去年的数字仍在去年的部门之下，今年的在新部门之下，各用各的名字")
    void a_moved_unit_takes_nothing_of_last_year_with_it() {
        facts.take(List.of(
                        fact("UnitRegistered.v1", "{'path':'130207/701','name':'旧部门'}"),
                        fact("UnitRegistered.v1", "{'path':'130207/702','name':'新部门'}"),
                        fact("UnitRegistered.v1", "{'path':'130207/701/701001','name':'林场'}"),
                        approved("last", 2041, "130207/701/701001"),
                        fact("UnitChanged.v1", "{'path':'130207/702/701001','name':'国有林场','sequence':2}"),
                        approved("this", 2042, "130207/702/701001")))
                .block(Duration.ofMinutes(1));

        assertThat(of("130207/701", 2041, "", BUREAU).all().projects()).isEqualTo(1);
        assertThat(of("130207/701", 2041, "", BUREAU).below().getFirst().name()).isEqualTo("林场");
        assertThat(of("130207/701", 2042, "", BUREAU).all().projects()).isZero();
        var board = of("130207/702", 2042, "", BUREAU);
        assertThat(board.all().projects()).isEqualTo(1);
        assertThat(board.lastYear().projects()).isZero();
        assertThat(board.below().getFirst().name()).isEqualTo("国有林场");
    }

    private static Fact approved(String code, int year, String path) {
        return fact(
                "ProjectApproved.v1",
                "{'projectCode':'%s','year':%d,'name':'造林','kind':'OPERATING','unitPath':'%s','unitName':'林场','approvedAt':'2041-01-01T00:00:00Z'}"
                        .formatted(code, year, path));
    }

    private static Fact fact(String type, String body) {
        return new Fact(UUID.randomUUID(), type, Instant.parse("2041-01-01T00:00:00Z"), body.replace('\'', '"'));
    }

    @Test
    @Order(8)
    @DisplayName("系统管理员下令重建看板：答复在哪里看进度，完成时说用了多少事实；重复下令只建一次；别人不能")
    void an_administrator_orders_a_rebuild() {
        var call = new Caller(port);
        var admin = Tokens.of("admin", "/130207/SYSTEM_ADMIN");
        var before = of(District.ROOT, 2024, "", BUREAU);

        var key = UUID.randomUUID().toString();
        var ordered = call.ask(HttpMethod.POST, admin, "/dashboard-rebuilds", "", key, "");
        var repeated = call.ask(HttpMethod.POST, admin, "/dashboard-rebuilds", "", key, "");

        assertThat(ordered.status()).isEqualTo(202);
        assertThat(repeated.at("/id")).isEqualTo(ordered.at("/id"));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> call.get(admin, "/dashboard-rebuilds/" + ordered.at("/id"))
                        .body()
                        .path("facts")
                        .isNumber());
        assertThat(of(District.ROOT, 2024, "", BUREAU)).isEqualTo(before);
        assertThat(call.get(admin, "/dashboard-rebuilds").body().path("items")).hasSize(1);
        var bureau = Tokens.of("cz", "/130207/BUREAU_REVIEWER");
        assertThat(call.ask(HttpMethod.POST, bureau, "/dashboard-rebuilds", "", key, "")
                        .status())
                .isEqualTo(403);
        assertThat(call.get(bureau, "/dashboard-rebuilds").status()).isEqualTo(403);
        assertThat(call.get(admin, "/dashboard-rebuilds/" + UUID.randomUUID()).refusal())
                .isEqualTo("NoSuchRebuild");
    }

    @Test
    @Order(9)
    @DisplayName("刚看过的看板一刻之内直接给，但从不旧过半秒多；岗位够不到的照样不给")
    void a_board_read_a_moment_ago_is_shown_again_and_never_for_long() {
        var call = new Caller(port);
        var bureau = Tokens.of("cz", "/130207/BUREAU_REVIEWER");
        assertThat(call.get(bureau, "/dashboards/2043")
                        .body()
                        .at("/all/projects")
                        .asLong())
                .isZero();
        facts.take(List.of(approved("new", 2043, "130207/101"))).block(Duration.ofMinutes(1));

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> call.get(bureau, "/dashboards/2043")
                                .body()
                                .at("/all/projects")
                                .asLong()
                        == 1);
        var elsewhere = Tokens.of("cz", "/130207/102/DEPARTMENT_REVIEWER");
        assertThat(call.get(elsewhere, "/dashboards/2043?under=130207").status())
                .isEqualTo(403);
        assertThat(call.get(elsewhere, "/dashboards/2043")
                        .body()
                        .at("/all/projects")
                        .asLong())
                .isZero();
    }

    private Dashboard of(String place, int year, String kind, Actor actor) {
        var query = new DashboardQuery(year, new UnitPath(place), kind.isEmpty() ? null : kind, false);
        return Objects.requireNonNull(dashboards.of(query.of(actor)).block(Duration.ofMinutes(1)));
    }

    private void everyFigureIsRight() {
        for (var actor : List.of(BUREAU, MANAGER)) {
            for (var year : List.of(2023, 2024)) {
                for (var kind : List.of("", "OPERATING")) {
                    var recount = new Recount(DISTRICT.truths, year, kind, actor.equals(BUREAU));
                    isRight(District.ROOT, recount, actor);
                    isRight(District.ROOT + "/104", recount, actor);
                    recount.below(District.ROOT + "/103").stream()
                            .limit(2)
                            .forEach(place -> isRight(place, recount, actor));
                }
            }
        }
    }

    private void isRight(String place, Recount recount, Actor actor) {
        var board = of(place, recount.year(), recount.kind(), actor);
        assertThat(bare(board.all())).isEqualTo(bare(Figures.of(recount.sums(place, recount.year()), false)));
        assertThat(bare(board.lastYear())).isEqualTo(bare(Figures.of(recount.sums(place, recount.year() - 1), false)));
        assertThat(board.below().stream().map(DashboardIT::bare))
                .containsExactlyElementsOf(recount.below(place).stream()
                        .map(below -> bare(Figures.of(recount.sums(below, recount.year()), false)))
                        .toList());
        assertThat(board.grades().stream().filter(one -> one.projects() + one.lastYear() > 0))
                .containsExactlyElementsOf(recount.grades(place).stream()
                        .filter(one -> one.projects() + one.lastYear() > 0)
                        .map(one -> new Dashboard.GradeCount(one.grade(), one.projects(), one.lastYear(), 0))
                        .toList());
        assertThat(board.bands().stream().filter(one -> one.projects() > 0))
                .containsExactlyElementsOf(recount.bands(place).stream()
                        .filter(one -> one.projects() > 0)
                        .map(one -> new Dashboard.BandCount(one.from(), one.projects(), 0))
                        .toList());
        assertThat(board.spread()).isEqualTo(recount.spread(place));
        assertThat(board.stages()).isEqualTo(recount.stages(place));
        assertThat(board.desks()).isEqualTo(recount.desks(place));
        assertThat(board.findings()).isEqualTo(recount.findings(place));
        assertThat(board.aspects())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(recount.aspects(place));
    }

    /** Names are told by facts of their own. */
    private static String bare(Figures figures) {
        return figures.toString().replaceFirst("name=[^,]*", "");
    }
}
