package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetWriter;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("批量登记：单位、人员、岗位")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnboardingIT {
    private static final String SYSTEM = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String SECURITY = Tokens.of("sec-admin", "/130207/SECURITY_ADMIN");
    private static final List<String> UNIT_TITLES = List.of("单位代码", "单位名称", "单位类别", "主管部门代码", "生效日期");
    private static final List<String> STAFF_TITLES = List.of("账号", "岗位名称", "单位代码", "姓名", "电子邮箱");
    private static final List<String> POST_TITLES = List.of("账号", "角色", "范围单位代码");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_onboarding");
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

    private static byte[] table(Format format, List<String> titles, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var table = SheetWriter.to(out, format, "名册")) {
            table.header(titles.toArray(String[]::new));
            rows.forEach(table::row);
        }
        return out.toByteArray();
    }

    private Said bring(String token, String roster, String mode, byte[] content) {
        return caller.post(token, "/onboardings?roster=" + roster + "&mode=" + mode + "&fileName=a.xlsx", content, "");
    }

    private static String outcome(Said said) {
        return said.body().path("stored").asBoolean() + " read " + said.at("/read") + " good " + said.at("/good")
                + " repeated " + said.at("/repeated") + " bad " + said.at("/bad");
    }

    private List<String> faults(String token, Said said) {
        var page = caller.get(token, "/onboardings/" + said.at("/id") + "/faults");
        return page.body()
                .path("items")
                .valueStream()
                .map(fault ->
                        fault.path("column").asString() + fault.path("row").asString() + " "
                                + fault.path("code").asString())
                .toList();
    }

    private List<String> column(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> String.valueOf(row.get(0)))
                .all()
                .collectList()
                .block());
    }

    /** Schools first, departments after them; every other row in another notation. */
    private static List<List<String>> district() {
        var rows = new ArrayList<List<String>>();
        for (var d = 1; d <= 20; d++) {
            for (var u = 1; u <= 24; u++) {
                rows.add(List.of(unit(d, u), "第" + d + "-" + u + "校", "下属单位", "2" + pad(d), "2024-01-01"));
            }
        }
        for (var d = 1; d <= 20; d++) {
            rows.add(List.of("2" + pad(d), "第" + d + "局", "主管部门", "", "2024/1/1"));
        }
        return rows;
    }

    private static String pad(int number) {
        return "%02d".formatted(number);
    }

    private static String unit(int d, int u) {
        return "2" + pad(d) + "0" + pad(u);
    }

    @Test
    @Order(1)
    @DisplayName("五百个单位一次带入：先试，后登，再登不变；下属单位写在主管部门之前也无妨")
    void a_district_comes_in_by_one_table() {
        var table = table(Format.XLSX, UNIT_TITLES, district());

        assertThat(outcome(bring(SYSTEM, "UNITS", "DRY_RUN", table)))
                .isEqualTo("false read 500 good 500 repeated 0 bad 0");
        assertThat(column("select count(*) from unit")).containsExactly("0");
        assertThat(outcome(bring(SYSTEM, "UNITS", "ALL_OR_NOTHING", table)))
                .isEqualTo("true read 500 good 500 repeated 0 bad 0");
        assertThat(column("select count(*) from unit")).containsExactly("500");
        assertThat(column("select count(*) from outbox where type = 'UnitRegistered.v1'"))
                .containsExactly("500");
        assertThat(outcome(bring(SYSTEM, "UNITS", "GOOD_ROWS", table(Format.CSV, UNIT_TITLES, district()))))
                .isEqualTo("true read 500 good 0 repeated 500 bad 0");
        assertThat(column("select count(*) from unit_version")).containsExactly("500");
        assertThat(caller.get(SYSTEM, "/units/20101?asOf=2024-06-01").status()).isEqualTo(404);
        assertThat(caller.get(SYSTEM, "/units/" + unit(1, 1)).at("/path")).isEqualTo("130207/201/" + unit(1, 1));
    }

    @Test
    @Order(2)
    @DisplayName("有错的行逐格指明，退回标注；全部或全不时一行不进，只登好行时好行都进")
    void bad_rows_are_named_cell_by_cell() throws IOException {
        var rows = List.of(
                List.of("301", "新局", "主管部门", "", "2024-01-01"),
                List.of("301001", "新站", "下属单位", "301", "2024-01-01"),
                List.of("301001", "又一站", "下属单位", "301", "2024-01-01"),
                List.of("201", "改了名的局", "主管部门", "", "2024-01-01"),
                List.of("302001", "无主站", "下属单位", "999", "2024-01-01"),
                List.of("303001", "", "下属单位", "301", "1024-01-01"),
                List.of("304", "怪局", "委员会", "", "2024-01-01"),
                List.of("305", "某局", "主管部门", "", "2024-13-01"),
                List.of("30/6", "某局", "主管部门", "301", "2024-01-01"));
        var table = table(Format.XLSX, UNIT_TITLES, rows);

        var none = bring(SYSTEM, "UNITS", "ALL_OR_NOTHING", table);

        assertThat(outcome(none)).isEqualTo("false read 9 good 2 repeated 0 bad 7");
        assertThat(column("select count(*) from unit")).containsExactly("500");
        assertThat(faults(SYSTEM, none))
                .containsExactly(
                        "A4 TwiceInFile",
                        "A5 UnitRegisteredAlready",
                        "A6 NoSuchUnit",
                        "B7 TextLength",
                        "E7 YearOutOfRange",
                        "C8 UnitKindUnknown",
                        "E9 DateMalformed",
                        "A10 UnitCodeMalformed");
        assertThat(outcome(bring(SYSTEM, "UNITS", "GOOD_ROWS", table)))
                .isEqualTo("true read 9 good 2 repeated 0 bad 7");
        assertThat(column("select count(*) from unit")).containsExactly("502");
        var marked = folder.resolve("marked.xlsx");
        Files.write(marked, caller.download(SYSTEM, "/onboardings/" + none.at("/id") + "/workbook"));
        try (var sheet = SheetReader.open(marked, new Limits(1 << 20, 100, 60, 500))) {
            var read = IntStream.range(0, 10)
                    .mapToObj(_ -> Objects.requireNonNull(sheet.next()))
                    .toList();
            assertThat(read.get(7).cells().getLast()).contains("委员会").contains("不认得");
            assertThat(read.get(1).cells()).hasSize(5);
        }
    }

    @Test
    @Order(3)
    @DisplayName("人员名册由系统管理员带入，岗位名册由安全管理员带入；再带一次不变")
    void people_and_posts_come_in_by_table() {
        var people = IntStream.rangeClosed(1, 24)
                .mapToObj(u -> List.of("jy-" + u, "填报岗", unit(1, u), "某某", ""))
                .toList();
        assertThat(bring(SECURITY, "STAFF", "GOOD_ROWS", table(Format.CSV, STAFF_TITLES, people))
                        .refusal())
                .isEqualTo("NotYourRole");
        assertThat(bring(SYSTEM, "POSTS", "GOOD_ROWS", table(Format.CSV, POST_TITLES, List.of()))
                        .refusal())
                .isEqualTo("NotYourRole");

        assertThat(outcome(bring(SYSTEM, "STAFF", "ALL_OR_NOTHING", table(Format.XLSX, STAFF_TITLES, people))))
                .isEqualTo("true read 24 good 24 repeated 0 bad 0");
        assertThat(outcome(bring(SYSTEM, "STAFF", "ALL_OR_NOTHING", table(Format.XLSX, STAFF_TITLES, people))))
                .isEqualTo("true read 24 good 0 repeated 24 bad 0");
        var posts = new ArrayList<List<String>>();
        for (var u = 1; u <= 24; u++) {
            posts.add(List.of("jy-" + u, "填报人", unit(1, u)));
            posts.add(List.of("jy-" + u, "STAFF", unit(1, u)));
        }
        assertThat(outcome(bring(SECURITY, "POSTS", "ALL_OR_NOTHING", table(Format.XLSX, POST_TITLES, posts))))
                .isEqualTo("true read 48 good 48 repeated 0 bad 0");
        assertThat(outcome(bring(SECURITY, "POSTS", "ALL_OR_NOTHING", table(Format.XLSX, POST_TITLES, posts))))
                .isEqualTo("true read 48 good 0 repeated 48 bad 0");

        assertThat(caller.get(SECURITY, "/staff/jy-7").body().path("posts").size())
                .isEqualTo(2);
        assertThat(column("select string_agg(body::jsonb ->> 'sequence', '' order by id) from outbox"
                        + " where topic = 'budget.staff' and subject = 'jy-7'"))
                .containsExactly("12");
        assertThat(column("select count(*) from account_provisioning where wanted = 2"))
                .containsExactly("24");
    }

    @Test
    @Order(4)
    @DisplayName("岗位名册也守定岗的规矩：三员分立、岗位与地方相称、不认得的人和角色")
    void posts_by_table_are_posts() {
        var rows = List.of(
                List.of("jy-1", "系统管理员", ""),
                List.of("jy-1", "安全管理员", ""),
                List.of("jy-2", "财政局领导", unit(1, 2)),
                List.of("nobody", "填报人", unit(1, 2)),
                List.of("jy-3", "皇帝", unit(1, 3)),
                List.of("jy-4", "填报人", "999"));

        var said = bring(SECURITY, "POSTS", "GOOD_ROWS", table(Format.XLSX, POST_TITLES, rows));

        assertThat(faults(SECURITY, said))
                .containsExactly(
                        "A3 TwoOfThreeAdministrators",
                        "B4 PostOffItsPlace",
                        "A5 NoSuchStaff",
                        "B6 RoleUnknown",
                        "C7 NoSuchUnit");
        assertThat(outcome(said)).isEqualTo("true read 6 good 1 repeated 0 bad 5");
        assertThat(caller.get(SYSTEM, "/onboardings/" + said.at("/id")).refusal())
                .isEqualTo("NoSuchOnboarding");
    }

    @Test
    @Order(5)
    @DisplayName("同一请求重发得同一答复；空文件、不是表格、缺列、超行各有其名；模板可下载")
    void odd_files_are_refused_by_name() throws IOException {
        var path = "/onboardings?roster=STAFF&mode=GOOD_ROWS&fileName=a.csv";
        var table = table(Format.CSV, STAFF_TITLES, List.of(List.of("zz-1", "岗", "201", "", "")));
        var key = UUID.randomUUID().toString();
        var first = caller.ask(HttpMethod.POST, SYSTEM, path, table, key, "");
        assertThat(first.status()).isEqualTo(201);
        assertThat(caller.ask(HttpMethod.POST, SYSTEM, path, table, key, "")).isEqualTo(first);

        assertThat(bring(SYSTEM, "STAFF", "DRY_RUN", new byte[0]).status()).isEqualTo(422);
        assertThat(bring(SYSTEM, "STAFF", "DRY_RUN", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))
                        .refusal())
                .isEqualTo("NotASheet");
        assertThat(bring(SYSTEM, "STAFF", "DRY_RUN", "账号,姓名\na1,b".getBytes(StandardCharsets.UTF_8))
                        .refusal())
                .isEqualTo("ColumnMissing");
        assertThat(bring(SYSTEM, "STAFF", "DRY_RUN", "账号,账号\n".getBytes(StandardCharsets.UTF_8))
                        .refusal())
                .isEqualTo("ColumnTwice");
        var many = IntStream.range(0, 5_100)
                .mapToObj(i -> List.of("x" + i, "岗", "201", "", ""))
                .toList();
        assertThat(bring(SYSTEM, "STAFF", "DRY_RUN", table(Format.CSV, STAFF_TITLES, many))
                        .refusal())
                .isEqualTo("TooManyRows");
        assertThat(bring(SYSTEM, "KINGS", "DRY_RUN", table).refusal()).isEqualTo("ParameterMalformed");
        var template = folder.resolve("template.csv");
        Files.write(template, caller.download(SYSTEM, "/onboardings/template?roster=STAFF&format=CSV"));
        assertThat(Files.readString(template)).contains("账号").contains("单位代码");
    }
}
