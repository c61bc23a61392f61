package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import cn.hengping.platform.sheet.SheetReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@DisplayName("项目清单")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProjectListIT {
    private static final int UNITS = 500;
    private static final int MANY = 10_000;
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    /** Callers of their own: the service lives in this JVM too and needs the shared threads. */
    private static final Scheduler CALLERS = Schedulers.newBoundedElastic(64, 1_000, "callers");

    private static final Map<String, String> LISTS = lists();

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_lists");
    }

    @Autowired
    DatabaseClient database;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private Caller caller = new Caller(0);

    @BeforeEach
    void caller() {
        caller = new Caller(port);
    }

    private static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("全区按编码", "/projects");
        lists.put("全区按金额", "/projects?order=AMOUNT");
        lists.put("全区按更新", "/projects?order=UPDATED");
        lists.put("按文字", "/projects?text=" + "道路");
        lists.put("按阶段", "/projects?stage=DRAFTING");
        lists.put("按金额范围", "/projects?amountFrom=100000&amountTo=110000&order=AMOUNT");
        lists.put("某单位", "/projects?under=130207/101");
        lists.put("计数", "/projects/count");
        return lists;
    }

    /** The names differ by function and number; amounts, stages and units go round. */
    private void seed(int from, int to) {
        run("""
                insert into project (project_code, year, stage, unit_path, amount, document, version, name, kind, classified,
                    unit_code, unit_name, updated_at)
                select '13020724T' || lpad(i::text, 12, '0'), 2024,
                    (array['DRAFTING', 'WITH_DEPARTMENT', 'WITH_BUREAU', 'APPROVED'])[1 + i %% 4],
                    '130207/' || (101 + i %% %d), 1000 + (i * 7919) %% 1000000, '{}', 1,
                    (array['道路养护', '学校修缮', '网络安全', '河道清淤', '疫苗冷链', '文化惠民', '农田水利', '消防器材'])[1 + i %% 8] || '项目第' || i || '号',
                    (array['STAFF_COST', 'OPERATING', 'SPECIFIC_TARGET'])[1 + i %% 3], i %% 50 = 0,
                    (101 + i %% %d)::text, '第' || (101 + i %% %d) || '单位', timestamptz '2024-02-01 00:00+08' + i * interval '1 minute'
                from generate_series(%d, %d) as i
                """.formatted(UNITS, UNITS, UNITS, from, to));
        run("analyze project");
    }

    @Test
    @Order(1)
    @DisplayName("一万个项目与十个项目，清单一样快")
    void ten_thousand_projects_are_listed_as_fast_as_ten() {
        seed(1, 10);
        times(60);
        var few = times(200);
        seed(11, MANY);
        times(60);
        var many = times(200);

        var log = LoggerFactory.getLogger(ProjectListIT.class);
        for (var list : LISTS.keySet()) {
            var small = Objects.requireNonNull(few.get(list));
            var large = Objects.requireNonNull(many.get(list));
            log.info(
                    "{}: p50 {} / {} ms, p99 {} / {} ms with 10 / {} projects",
                    list,
                    p(small, 50),
                    p(large, 50),
                    p(small, 99),
                    p(large, 99),
                    MANY);
            assertThat(p(large, 50)).as(list).isLessThan(p(small, 50) * 4 + 15);
        }
    }

    private Map<String, long[]> times(int calls) {
        var times = new LinkedHashMap<String, long[]>();
        LISTS.forEach((list, path) -> times.put(
                list,
                IntStream.range(0, calls).mapToLong(_ -> time(path)).sorted().toArray()));
        return times;
    }

    private long time(String path) {
        var from = System.nanoTime();
        assertThat(caller.get(BUREAU, path).status()).isEqualTo(200);
        return System.nanoTime() - from;
    }

    private static double p(long[] sorted, int percent) {
        return Math.round(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 10_000.0) / 100.0;
    }

    @Test
    @Order(2)
    @DisplayName("翻页不重不漏，与一次取尽相同；每一种排序都如此")
    void pages_hold_every_row_once() {
        for (var path : List.of(
                "/projects?under=130207/105",
                "/projects?order=AMOUNT&text=学校",
                "/projects?order=UPDATED&stage=WITH_BUREAU&kind=OPERATING")) {
            var seen = new ArrayList<String>();
            var join = path + "&limit=7";
            var next = "";
            do {
                var page = caller.get(BUREAU, join + (next.isEmpty() ? "" : "&cursor=" + next));
                page.body()
                        .path("items")
                        .forEach(item -> seen.add(item.path("projectCode").asString()));
                next = page.at("/next");
            } while (!next.isEmpty() && seen.size() < 400);
            var all = caller.get(BUREAU, path + "&limit=200")
                    .body()
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("projectCode").asString())
                    .toList();
            assertThat(seen).as(path).doesNotHaveDuplicates().startsWith(all.toArray(String[]::new));
        }
    }

    @Test
    @Order(3)
    @DisplayName("条件各自收窄；文字在编码、名称、单位名中任意位置，一个字也能查，不认通配符")
    void conditions_narrow_the_list() {
        assertThat(count("text=第9999号")).isEqualTo("1");
        assertThat(count("text=网络安全项目第10号")).isEqualTo("1");
        assertThat(count("text=13020724T000000000042")).isEqualTo("1");
        assertThat(count("text=13020724t000000000042")).isEqualTo("1");
        assertThat(count("text=第101单位")).isEqualTo("20");
        assertThat(count("text=清")).isEqualTo("1000");
        assertThat(count("text=%25")).isEqualTo("0");
        assertThat(count("text=_")).isEqualTo("0");
        assertThat(count("text=道养")).isEqualTo("0");
        assertThat(count("under=130207/101")).isEqualTo("20");
        assertThat(count("classified=true")).isEqualTo("200");
        assertThat(count("year=2023")).isEqualTo("0");
        assertThat(count("amountFrom=1000.00&amountTo=1000.99"))
                .isEqualTo(texts("select count(*)::text from project where amount = 1000")
                        .getFirst());
        assertThat(refusal("/projects?amountFrom=2&amountTo=1")).isEqualTo("NotAcceptable");
        assertThat(refusal("/projects?amountFrom=x")).isEqualTo("ParameterMalformed");
        assertThat(refusal("/projects?under=../x")).isEqualTo("ParameterMalformed");
        assertThat(refusal("/projects?under=130208")).isEqualTo("OutsideYourScope");
        assertThat(refusal("/projects?text=" + "长".repeat(51))).isEqualTo("NotAcceptable");
        var cursor = caller.get(BUREAU, "/projects?limit=1").at("/next");
        assertThat(refusal("/projects?limit=1&stage=APPROVED&cursor=" + cursor)).isEqualTo("CursorOfAnotherList");
    }

    private String count(String conditions) {
        return caller.get(BUREAU, "/projects/count?" + conditions).at("/count");
    }

    private String refusal(String path) {
        return caller.get(BUREAU, path).refusal();
    }

    @Test
    @Order(4)
    @DisplayName("二百人同时取清单、计数和导出：谁也见不到范围之外的一行")
    void nobody_ever_sees_a_row_outside_his_scope() {
        var wrong = Flux.range(0, 200)
                .flatMap(i -> Mono.fromCallable(() -> strayRows(101 + i)).subscribeOn(CALLERS), 64)
                .filter(found -> !found.isEmpty())
                .collectList()
                .block(Duration.ofMinutes(2));

        assertThat(wrong).isEmpty();
        for (var admin : List.of(
                "/130207/SYSTEM_ADMIN",
                "/130207/SECURITY_ADMIN",
                "/130207/AUDIT_ADMIN",
                "/13020/AUDITOR",
                "/130207/10/PREPARER")) {
            var said = caller.get(Tokens.of("x", admin), "/projects");
            assertThat(said.body().path("items").isEmpty()).as(admin).isTrue();
        }
    }

    @Test
    @Order(4)
    @DisplayName("数据范围再大，不在知悉范围内的岗位也见不到一个涉密项目")
    void no_list_shows_a_classified_project_to_who_may_not_know() {
        var manager = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");

        assertThat(caller.get(Tokens.of("s", "/130207/101/STAFF"), "/projects")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(caller.get(manager, "/projects/count?classified=true").at("/count"))
                .isEqualTo("0");
        assertThat(caller.get(manager, "/projects?text=第101单位").body().path("items"))
                .isEmpty();
        assertThat(new String(
                                caller.download(manager, "/projects/export?format=CSV"),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .count())
                .isEqualTo(MANY - MANY / 50 + 1L);
        assertThat(caller.get(BUREAU, "/projects/count?classified=true").at("/count"))
                .isEqualTo("200");
    }

    private String strayRows(int unit) throws IOException {
        var token = Tokens.of("u" + unit, "/130207/" + unit + "/PREPARER");
        var list = caller.get(token, "/projects?order=AMOUNT&limit=200");
        var stray = list.body()
                .path("items")
                .valueStream()
                .filter(item -> !item.path("unitPath").asString().equals("130207/" + unit))
                .count();
        var counted = caller.get(token, "/projects/count").at("/count");
        var foreign = caller.get(token, "/projects?under=130207/" + (unit + 1)).refusal();
        var export = rows(caller.download(token, "/projects/export?format=CSV")).stream()
                .skip(1)
                .filter(row -> !row.cell(5).equals(Integer.toString(unit)))
                .count();
        var isRight = stray == 0
                && export == 0
                && counted.equals("20")
                && foreign.equals("OutsideYourScope")
                && list.body().path("items").size() == 20;
        return isRight ? "" : unit + ": " + stray + " " + export + " " + counted + " " + foreign;
    }

    @Test
    @Order(5)
    @DisplayName("导出：一万行，次序与清单相同，金额是数，中文标题；公式只是文字")
    void a_list_is_exported_as_it_stands() throws IOException {
        run("update project set name = '=HYPERLINK(1)' where project_code = '13020724T000000000007'");
        var listed = caller.get(BUREAU, "/projects?order=AMOUNT&limit=200")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("projectCode").asString())
                .toList();

        for (var format : List.of("XLSX", "CSV")) {
            var rows = rows(caller.download(BUREAU, "/projects/export?order=AMOUNT&format=" + format));
            assertThat(rows).hasSize(MANY + 1);
            assertThat(rows.getFirst().cells()).startsWith("项目编码", "年度", "项目名称");
            assertThat(rows.subList(1, 201)).extracting(row -> row.cell(0)).containsExactlyElementsOf(listed);
            assertThat(rows.get(1).cell(7)).isIn("填报中", "主管部门审核", "财政局审核", "已批复");
        }
        var said = caller.get(Tokens.of("u1", "/130207/109/PREPARER"), "/projects/export?format=PDF");
        assertThat(said.refusal()).isEqualTo("ParameterMalformed");
    }

    private List<SheetReader.Row> rows(byte[] content) throws IOException {
        var file = Files.write(Files.createTempFile(folder, "export", ""), content);
        var rows = new ArrayList<SheetReader.Row>();
        try (var sheet = SheetReader.open(file, new SheetReader.Limits(64 << 20, MANY + 1, 20, 1_000))) {
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void run(String sql) {
        database.sql(sql).then().block(Duration.ofSeconds(30));
    }

    private List<String> texts(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collectList()
                .block(Duration.ofSeconds(20)));
    }
}
