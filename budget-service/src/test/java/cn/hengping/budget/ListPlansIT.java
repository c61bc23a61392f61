package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What PostgreSQL itself counts while a list is read: how often a table was read from end to end, and how many of its rows were
 * fetched. One connection, so that its counts can be asked for; called often enough for the plan that is kept.
 */
@DisplayName("清单的查询计划：一万个项目时，不从头读到尾")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "hengping.database.pool-size=1")
class ListPlansIT {
    private static final List<String> LARGE = List.of("project", "balance", "checkpoint", "project_adjustment");
    private static final int CALLS = 8;
    /** A page is fifty rows and one; the rest is what a pair of conditions that no index knows has to pass over. */
    private static final long MOST_ROWS = 2_500;

    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String DEPARTMENT = Tokens.of("jy-reviewer", "/130207/305/DEPARTMENT_REVIEWER");
    private static final String PREPARER = Tokens.of("xx-preparer", "/130207/305/305003/PREPARER");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_plans");
    }

    @Autowired
    DatabaseClient database;

    @LocalServerPort
    int port;

    private static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("按编码", "/projects");
        lists.put("按金额排序", "/projects?order=AMOUNT");
        lists.put("按更新排序", "/projects?order=UPDATED");
        lists.put("按类别", "/projects?kind=OPERATING");
        lists.put("按类别，按金额排序", "/projects?kind=STAFF_COST&order=AMOUNT");
        lists.put("按环节", "/projects?stage=APPROVED");
        lists.put("按环节和年度", "/projects?stage=WITH_BUREAU&year=2024");
        lists.put("按年度", "/projects?year=2025");
        lists.put("按金额范围", "/projects?amountFrom=20000&amountTo=60000&order=AMOUNT");
        lists.put("按文字", "/projects?text=维修");
        lists.put("按一个字", "/projects?text=清");
        lists.put("按没有的文字", "/projects?text=没有这样的项目");
        lists.put("某主管部门", "/projects?under=130207/305");
        lists.put("某主管部门，按金额排序", "/projects?under=130207/305&order=AMOUNT");
        lists.put("某单位", "/projects?under=130207/305/305003");
        lists.put("涉密", "/projects?classified=true");
        lists.put("子项目", "/projects?parent=13020724T000000000001");
        lists.put("红黄灯", "/checkpoints?year=2024");
        lists.put("一个月的红灯", "/checkpoints?year=2024&month=6&light=RED");
        lists.put("待审的调整", "/adjustments?stage=WITH_BUREAU");
        lists.put("一个项目", "/projects/13020724T000000005000/funds");
        lists.put("一个项目的台账", "/projects/13020724T000000005000/ledger-entries");
        return lists;
    }

    /** Ten thousand projects of five hundred units of fifty departments, with what hangs on them. */
    private void seed() {
        run("""
                insert into project (project_code, year, stage, unit_path, amount, document, version, name, kind, classified,
                    unit_code, unit_name, updated_at)
                select '13020724T' || lpad(i::text, 12, '0'), 2023 + i % 3,
                    (array['DRAFTING', 'WITH_DEPARTMENT', 'WITH_BUREAU', 'APPROVED', 'APPROVED', 'APPROVED'])[1 + (i / 7) % 6],
                    '130207/' || (301 + (i / 10) % 50) || '/' || (301 + (i / 10) % 50) || lpad((i % 10)::text, 3, '0'),
                    1000 + (i * 7919) % 1000000, '{}', 1,
                    (array['道路养护', '校舍维修', '网络安全', '河道清淤', '疫苗冷链', '文化惠民', '农田水利', '消防器材'])[1 + i % 8]
                        || '项目第' || i || '号',
                    (array['STAFF_COST', 'OPERATING', 'SPECIFIC_TARGET'])[1 + (i / 3) % 3], i % 50 = 0,
                    (301 + (i / 10) % 50)::text || lpad((i % 10)::text, 3, '0'), '第' || (i % 500) || '单位',
                    timestamptz '2024-02-01 00:00+08' + ((i * 7907) % 10000) * interval '1 minute'
                from generate_series(1, 10000) as i
                """);
        run("""
                insert into balance (project_code, unit_path, classified, document, sequence)
                select project_code, unit_path, classified, jsonb_build_object('projectCode', project_code, 'year', year, 'unitPath', unit_path,
                    'itemCodes', '[]'::jsonb, 'rows', '[]'::jsonb, 'asOf', '2024-02-01', 'sequence', 1), 1 from project where stage = 'APPROVED'
                """);
        run("""
                insert into balance (project_code, unit_path, classified, document, sequence)
                select project_code, unit_path, classified, '{"projectCode":"13020724T000000005000","year":2024,"unitPath":"130207/305",
                    "itemCodes":[],"rows":[],"asOf":"2024-02-01","sequence":1}', 1 from project
                where project_code = '13020724T000000005000' on conflict do nothing
                """);
        run("""
                insert into checkpoint (project_code, month, year, unit_path, classified, stage, document, version, light)
                select project_code, 6, year, unit_path, classified, 'SUBMITTED', '{}', 1, 'GREEN' from project where stage = 'APPROVED'
                """);
        run("""
                insert into project_adjustment (project_code, number, year, unit_path, classified, stage, document, version)
                select project_code, 1, year, unit_path, classified, 'DROPPED', '{}', 1 from project where stage = 'APPROVED'
                """);
        LARGE.forEach(table -> run("analyze " + table));
    }

    /** Every pair of conditions, none and all of them, in each order; and the page after the first. */
    private static List<String> projectLists() {
        var conditions = List.of(
                "year=2024",
                "kind=OPERATING",
                "stage=WITH_BUREAU",
                "classified=true",
                "amountFrom=20000&amountTo=60000",
                "text=维修",
                "parent=13020724T000000000001");
        var chosen = new LinkedHashSet<String>();
        chosen.add("");
        for (var one : conditions) {
            for (var other : conditions) {
                chosen.add(one.compareTo(other) < 0 ? one + "&" + other : one);
            }
        }
        chosen.add(String.join("&", conditions));
        return chosen.stream()
                .flatMap(narrowed -> Stream.of("CODE", "AMOUNT", "UPDATED")
                        .map(order -> "/projects?order=" + order + (narrowed.isEmpty() ? "" : "&" + narrowed)))
                .toList();
    }

    private record Look(String post, String token, String path) {}

    private static List<Look> looks() {
        var looks = new ArrayList<Look>();
        for (var place : List.of("", "under=130207/305", "under=130207/305/305003")) {
            projectLists()
                    .forEach(path -> looks.add(new Look("财政局", BUREAU, place.isEmpty() ? path : path + "&" + place)));
        }
        projectLists().forEach(path -> looks.add(new Look("主管部门", DEPARTMENT, path)));
        projectLists().forEach(path -> looks.add(new Look("单位", PREPARER, path)));
        lists().values().forEach(path -> looks.add(new Look("财政局", BUREAU, path)));
        lists().values().stream()
                .filter(path -> !path.contains("under="))
                .forEach(path -> looks.add(new Look("主管部门", DEPARTMENT, path)));
        return looks;
    }

    @Test
    @DisplayName("各清单、各条件、各排序、各岗位：大表不被顺序扫描，取的行数与总数无关")
    void no_list_reads_a_large_table_from_end_to_end() {
        seed();
        var caller = new Caller(port);
        var bad = new ArrayList<String>();
        var pages = 0;
        for (var look : looks()) {
            var next = measured(caller, look, bad);
            if (!next.isEmpty()) {
                pages++;
                var joint = look.path.contains("?") ? "&" : "?";
                measured(caller, new Look(look.post, look.token, look.path + joint + "cursor=" + next), bad);
            }
        }
        // The others end within their first page: these places and kinds hold no more.
        assertThat(pages).isGreaterThan(90);
        LoggerFactory.getLogger(ListPlansIT.class).info("{} lists, bad: {}", looks().size(), String.join("\n", bad));
        assertThat(bad).isEmpty();
    }

    /** Asks for a page, notes what is bad about how it was found, and answers where the next one begins. */
    private String measured(Caller caller, Look look, List<String> bad) {
        var before = counted();
        var answer = caller.get(look.token, look.path);
        for (var i = 1; i < CALLS; i++) {
            answer = caller.get(look.token, look.path);
            assertThat(answer.status()).as(look.path).isIn(200, 404);
        }
        var after = counted();
        var scans = after.scans - before.scans;
        var rows = (after.rows - before.rows) / CALLS;
        if (scans > 0 || rows > MOST_ROWS) {
            bad.add("%s %s: %d scans, %d rows a call".formatted(look.post, look.path, scans, rows));
        }
        return answer.at("/next");
    }

    /** The check itself can fail: a condition that no index answers is seen. */
    @Test
    @DisplayName("这样的检查看得见顺序扫描")
    void a_sequential_scan_is_seen() {
        run(
                "insert into project (project_code, year, stage, unit_path, amount, document, version) values ('X', 2024, 'DRAFTING', 'x', 1, '{}', 1)");
        var before = counted();

        run("select count(*) from project where document ->> 'x' = 'y'");

        assertThat(counted().scans - before.scans).isEqualTo(1);
    }

    private record Counted(long scans, long rows) {}

    private Counted counted() {
        run("select pg_stat_force_next_flush()");
        run("select pg_stat_clear_snapshot()");
        return Objects.requireNonNull(database.sql("""
                        select coalesce(sum(seq_scan), 0)::bigint as scans, coalesce(sum(idx_tup_fetch), 0)::bigint as rows
                        from pg_stat_user_tables where relname = any(:tables)
                        """)
                .bind("tables", LARGE.toArray(String[]::new))
                .map(row -> new Counted(
                        Objects.requireNonNull(row.get("scans", Long.class)),
                        Objects.requireNonNull(row.get("rows", Long.class))))
                .one()
                .block(Duration.ofSeconds(10)));
    }

    private void run(String sql) {
        database.sql(sql).then().block(Duration.ofSeconds(60));
    }
}
