package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.hengping.budget.execution.ImportWorker;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import cn.hengping.platform.sheet.SheetReader;
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
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@DisplayName("支付导入")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaymentImportIT {
    private static final int PROJECTS = 40;
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String OTHER = Tokens.of("jy-preparer", "/130207/102/PREPARER");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_import");
    }

    @Autowired
    DatabaseClient database;

    @Autowired
    ImportWorker worker;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private Caller caller = new Caller(0);

    @BeforeEach
    void caller() {
        caller = new Caller(port);
    }

    /** Projects whose ledgers are open: 40 of unit 101, one of unit 102, each with a million yuan. */
    @Test
    @Order(1)
    @DisplayName("备好四十一个已批复项目的台账")
    void ledgers_are_open() {
        for (var i = 1; i <= PROJECTS + 1; i++) {
            var unit = i > PROJECTS ? "102" : "101";
            var balance = """
                    {"projectCode":"%s","year":2024,"unitPath":"130207/%s","itemCodes":["30226","30201"],"rows":[{"source":
                    "CURRENT_YEAR_APPROPRIATION","initialYuan":"1000000.00","adjustmentYuan":"0.00","arrivedYuan":"0.00",
                    "executedYuan":"0.00","carriedOutYuan":"0.00"}],"asOf":"2024-02-01","sequence":1}""".formatted(code(i), unit);
            run(
                    "insert into project (project_code, year, stage, unit_path, amount, document, version) values ('%s', 2024, 'APPROVED', '130207/%s', 1000000, '{}', 1)"
                            .formatted(code(i), unit));
            run("insert into balance values ('%s', '130207/%s', '%s', 1)".formatted(code(i), unit, balance));
            run(
                    "insert into ledger_entry values ('%s', 1, 'INITIAL', 'CURRENT_YEAR_APPROPRIATION', 1000000, '2024-02-01', 'x', 'x', 'x', now())"
                            .formatted(code(i)));
        }
        assertThat(count("balance")).isEqualTo(PROJECTS + 1L);
    }

    private static String code(int number) {
        return "13020724T" + "%012d".formatted(number);
    }

    private static List<Object> row(String voucher, int project, Object amount) {
        return List.of(voucher, code(project), "当年财政拨款", "30226", amount, "2024-06-01", "劳务");
    }

    private static byte[] table(Format format, List<List<Object>> rows) {
        var out = new ByteArrayOutputStream();
        try (var table = SheetWriter.to(out, format, "支付")) {
            table.header("凭证号", "项目编码", "资金来源", "经济分类科目", "金额（元）", "支付日期", "摘要");
            rows.forEach(table::row);
        }
        return out.toByteArray();
    }

    private Said upload(String token, String mode, byte[] content) {
        return caller.post(token, "/payment-imports?mode=" + mode + "&fileName=p.xlsx", content, "");
    }

    private Said finished(String token, Said received) {
        assertThat(received.status()).as(received.body().toString()).isEqualTo(202);
        var path = "/payment-imports/" + received.at("/id");
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> caller.get(token, path),
                        said -> !said.at("/finishedAt").isEmpty());
    }

    private Said imported(String token, String mode, byte[] content) {
        return finished(token, upload(token, mode, content));
    }

    private static String rows(Said said) {
        return "read %s bad %s good %s stored %s repeated %s"
                .formatted(
                        said.at("/rows/read"),
                        said.at("/rows/bad"),
                        said.at("/rows/good"),
                        said.at("/rows/stored"),
                        said.at("/rows/repeated"));
    }

    private static final List<List<Object>> MIXED = List.of(
            row("A-1", 1, new BigDecimal("100.00")),
            row("A-2", 2, "1,000.50"),
            row("A-2", 3, "7.00"),
            row("A-3", 999, "7.00"),
            row("A-4", 1, "1000000.00"),
            List.of("A-5", code(1), "当年财政拨款", "30226", "十元", "2024-06-31", ""),
            row("A-6", PROJECTS + 1, "5.00"));

    @Test
    @Order(2)
    @DisplayName("试导入：毛病逐格指出，什么也不登记")
    void a_dry_run_says_everything_and_stores_nothing() {
        var said = imported(PREPARER, "DRY_RUN", table(Format.XLSX, MIXED));

        assertThat(said.at("/state")).isEqualTo("DONE");
        assertThat(rows(said)).isEqualTo("read 7 bad 5 good 2 stored 0 repeated 0");
        assertThat(faults(said))
                .containsExactly(
                        "4 A VoucherTwiceInFile",
                        "5 B NoSuchLedger",
                        "6 E ExecutionAboveBudget",
                        "7 E AmountMalformed",
                        "7 F DateMalformed",
                        "7 G CellEmpty",
                        "8 B NoSuchLedger");
        assertThat(count("voucher")).isZero();
        assertThat(count("payment_import_row")).isZero();
        assertThat(count("outbox")).isZero();
    }

    private List<String> faults(Said said) {
        return caller.get(PREPARER, "/payment-imports/" + said.at("/id") + "/faults")
                .body()
                .path("items")
                .valueStream()
                .map(fault -> fault.path("row").asString() + " "
                        + fault.path("column").asString() + " "
                        + fault.path("code").asString())
                .toList();
    }

    @Test
    @Order(3)
    @DisplayName("全部或全不：有一行不合规，一行也不登记")
    void all_or_nothing_is_nothing_when_one_row_is_bad() {
        var said = imported(PREPARER, "ALL_OR_NOTHING", table(Format.CSV, MIXED));

        assertThat(said.at("/state")).isEqualTo("REFUSED");
        assertThat(said.at("/refusalTitle")).isEqualTo("有 5 行不合规，按“全部或全不”的要求，一行也未登记");
        assertThat(count("voucher")).isZero();
    }

    @Test
    @Order(4)
    @DisplayName("只登记无误的行：好的入账，坏的退回标注；再传一次，什么也不变")
    void the_good_rows_are_stored_once() throws IOException {
        var file = table(Format.XLSX, MIXED);

        var first = imported(PREPARER, "GOOD_ROWS", file);
        var again = imported(PREPARER, "GOOD_ROWS", file);

        assertThat(rows(first)).isEqualTo("read 7 bad 5 good 2 stored 2 repeated 0");
        assertThat(rows(again)).isEqualTo("read 7 bad 5 good 0 stored 0 repeated 2");
        assertThat(texts("select voucher_number from voucher order by 1")).containsExactly("A-1", "A-2");
        assertThat(caller.get(PREPARER, "/projects/" + code(2) + "/funds").at("/executedYuan"))
                .isEqualTo("1000.50");
        var events = await().until(
                        () -> texts("select type || ' ' || subject from outbox where sent_at is not null order by id"),
                        list -> list.size() == 2);
        assertThat(events)
                .containsExactly("BudgetExecutionRecorded.v1 " + code(1), "BudgetExecutionRecorded.v1 " + code(2));
        assertThat(texts("select action from command_log where action like '%PAYMENTS' group by 1 order by 1"))
                .containsExactly("IMPORT_PAYMENTS", "RECEIVE_PAYMENTS");

        var marked = Files.write(
                folder.resolve("back.xlsx"),
                caller.download(PREPARER, "/payment-imports/" + first.at("/id") + "/workbook"));
        var back = new ArrayList<SheetReader.Row>();
        try (var sheet = SheetReader.open(marked, new SheetReader.Limits(1 << 20, 100, 20, 1_000))) {
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                back.add(row);
            }
        }
        assertThat(back).hasSize(8);
        assertThat(back.get(1).cells()).hasSize(7);
        assertThat(back.get(3).cell(7)).isEqualTo("问题：凭证 A-2 在本文件中重复");
        assertThat(back.get(6).cell(7))
                .contains("不是至多两位小数的数字")
                .contains("日期“2024-06-31”不认得")
                .contains("此格不能为空");
    }

    @Test
    @Order(5)
    @DisplayName("同一请求重发得到同一次导入；同一键换了文件被拒绝")
    void a_repeated_request_is_one_import() {
        var key = UUID.randomUUID().toString();
        var path = "/payment-imports?mode=DRY_RUN&fileName=p.csv";
        var file = table(Format.CSV, MIXED.subList(0, 1));

        var first = caller.ask(HttpMethod.POST, PREPARER, path, file, key, "");
        var again = caller.ask(HttpMethod.POST, PREPARER, path, file, key, "");
        var other = caller.ask(HttpMethod.POST, PREPARER, path, table(Format.CSV, MIXED), key, "");

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(other.refusal()).isEqualTo("KeyReused");
        finished(PREPARER, first);
    }

    @Test
    @Order(6)
    @DisplayName("不合规的文件：指名拒绝，不出故障")
    void hostile_files_are_refused_by_name() throws IOException {
        assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).isEqualTo("NotASheet");
        assertThat(refusal("随便写写\n没有标题\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("TitlesMissing");
        assertThat(refusal("凭证号,项目编码\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("ColumnMissing");
        assertThat(refusal("凭证号,".concat("a,".repeat(200)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("TooManyColumns");
        assertThat(refusal(bomb())).isEqualTo("SheetUnpacksTooLarge");
        assertThat(refusal((new String(table(Format.CSV, List.of()), StandardCharsets.UTF_8) + "=1+1,a\n")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("SheetHasFormula");
        assertThat(upload(PREPARER, "DRY_RUN", new byte[0]).refusal()).isEqualTo("FileEmpty");
        assertThat(upload(PREPARER, "WHATEVER", new byte[1]).refusal()).isEqualTo("ParameterMalformed");
        assertThat(caller.post(PREPARER, "/payment-imports?mode=DRY_RUN&fileName=../x", new byte[1], "")
                        .faults())
                .containsExactly("/fileName FileNameRefused");
        assertThat(refusal(table(
                        Format.CSV,
                        IntStream.range(0, 20_500)
                                .mapToObj(i -> row("B-" + i, 1, "x"))
                                .toList())))
                .isEqualTo("TooManyBadRows");
    }

    private String refusal(byte[] content) {
        return imported(PREPARER, "GOOD_ROWS", content).at("/refusal/code");
    }

    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(("<workbook>" + " ".repeat(40_000_000)).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    @Order(7)
    @DisplayName("谁可以导入，谁看得见：其他岗位不得导入，别的单位看不见")
    void who_may_import_and_who_may_see() {
        var file = table(Format.CSV, List.of(row("C-1", PROJECTS + 1, "5.00"), row("C-2", 1, "5.00")));
        assertThat(upload(HEAD, "DRY_RUN", file).refusal()).isEqualTo("NotYourRole");

        var theirs = imported(OTHER, "GOOD_ROWS", file);
        assertThat(rows(theirs)).isEqualTo("read 2 bad 1 good 1 stored 1 repeated 0");
        var path = "/payment-imports/" + theirs.at("/id");
        for (var part : List.of("", "/faults", "/workbook", "/events")) {
            assertThat(caller.get(PREPARER, path + part).refusal()).as(part).isEqualTo("NoSuchImport");
        }
        assertThat(caller.get(PREPARER, "/payment-imports").body().toString()).doesNotContain(theirs.at("/id"));
        assertThat(caller.get(BUREAU, path).status()).isEqualTo(200);
        assertThat(caller.get(Tokens.of("s", "/130207/SYSTEM_ADMIN"), path).status())
                .isEqualTo(404);
    }

    @Test
    @Order(8)
    @DisplayName("两万行：进度可见，中途断电，接手的做完；同时有单笔支付，合计不差、不超、不缺号")
    void an_import_that_is_cut_short_is_taken_up_again() {
        var random = new Random(11);
        var lines = new ArrayList<List<Object>>();
        for (var i = 0; i < 20_000; i++) {
            lines.add(row("D-" + i, 1 + random.nextInt(PROJECTS), "10.00"));
        }
        var received = upload(BUREAU, "GOOD_ROWS", table(Format.XLSX, lines));
        var id = received.at("/id");
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> Integer.parseInt(
                                caller.get(BUREAU, "/payment-imports/" + id).at("/rows/stored"))
                        > 0);
        worker.stop();
        var singles = Flux.range(0, 40)
                .flatMap(
                        i -> Mono.fromCallable(() -> caller.post(
                                                PREPARER,
                                                "/projects/" + code(1 + i % 4) + "/payments",
                                                single("E-" + i),
                                                "")
                                        .status())
                                .subscribeOn(Schedulers.boundedElastic()),
                        8)
                .collectList();
        run("update payment_import set lease_until = now() - interval '1 second' where id = '" + id + "'");
        var stoppedAt =
                Integer.parseInt(caller.get(BUREAU, "/payment-imports/" + id).at("/rows/stored"));
        worker.start();
        assertThat(singles.block(Duration.ofMinutes(1))).containsOnly(201);

        var said = finished(BUREAU, received);

        assertThat(stoppedAt).isBetween(1, 19_999);
        assertThat(rows(said)).isEqualTo("read 20000 bad 0 good 20000 stored 20000 repeated 0");
        assertThat(texts("select count(*)::text from voucher where voucher_number like 'D-%'"))
                .containsExactly("20000");
        assertThat(texts("select project_code from ledger_entry group by 1 having max(sequence) <> count(*)"))
                .isEmpty();
        assertThat(texts("""
                select b.project_code from balance b join ledger_entry e using (project_code) where e.kind = 'EXECUTION'
                group by b.project_code, b.document having sum(e.amount) <> (b.document #>> '{rows,0,executedYuan}')::numeric
                """)).isEmpty();
        assertThat(texts("select sum(amount)::text from ledger_entry where document_number like 'D-%'"))
                .containsExactly("200000.00");
    }

    private static java.util.Map<String, Object> single(String voucher) {
        return java.util.Map.of(
                "voucherNumber",
                voucher,
                "source",
                "CURRENT_YEAR_APPROPRIATION",
                "itemCode",
                "30201",
                "amountYuan",
                "1.00",
                "date",
                "2024-07-01",
                "summary",
                "办公");
    }

    @Test
    @Order(9)
    @DisplayName("进度事件一直到结束，断开再连从上次之后接着")
    void progress_is_told_until_the_end() {
        var received = upload(
                BUREAU,
                "ALL_OR_NOTHING",
                table(
                        Format.CSV,
                        IntStream.range(0, 9_000)
                                .mapToObj(i -> row("F-" + i, 1 + i % PROJECTS, "0.01"))
                                .toList()));
        var path = "/payment-imports/" + received.at("/id") + "/events";

        var events = caller.as(BUREAU)
                .get()
                .uri(path)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .collectList()
                .block(Duration.ofMinutes(1));

        assertThat(Objects.requireNonNull(events).getLast())
                .contains("\"state\":\"DONE\"")
                .contains("\"stored\":9000");
        var again = caller.as(BUREAU)
                .get()
                .uri(path)
                .header("Last-Event-ID", "DONE-9000-18000")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .collectList()
                .block(Duration.ofMinutes(1));
        assertThat(again).isEmpty();
        assertThat(caller.download(PREPARER, "/payment-imports/template").length)
                .isGreaterThan(1_000);
    }

    @Test
    @Order(10)
    @DisplayName("对账：本地缺、对方缺、金额不同、项目不同，逐笔列出，什么也不登记")
    void a_statement_is_held_against_the_books() {
        var before = count("voucher");
        var said = imported(
                PREPARER,
                "COMPARE",
                table(
                        Format.XLSX,
                        List.of(
                                row("A-1", 1, new BigDecimal("100.00")),
                                row("A-2", 2, "1000.51"),
                                row("G-1", 2, "3.00"),
                                row("E-0", 2, "1.00"))));

        assertThat(said.at("/state")).isEqualTo("DONE");
        var differences = new ArrayList<String>();
        var path = "/payment-imports/" + said.at("/id") + "/differences?limit=200";
        for (var page = caller.get(PREPARER, path);
                ;
                page = caller.get(PREPARER, path + "&cursor=" + page.at("/next"))) {
            page.body()
                    .path("items")
                    .forEach(one -> differences.add(one.path("voucherNumber").asString() + " "
                            + one.path("kind").asString() + " "
                            + one.path("hereYuan").asString("") + " "
                            + one.path("thereYuan").asString("")));
            if (page.at("/next").isEmpty()) {
                break;
            }
        }
        assertThat(differences)
                .contains(
                        "A-2 AMOUNT_DIFFERS 1000.50 1000.51", "G-1 MISSING_HERE  3.00", "E-0 PROJECT_DIFFERS 1.00 1.00")
                .noneMatch(one -> one.startsWith("A-1 "));
        var ours = texts("select voucher_number from voucher where project_code in ('" + code(1) + "','" + code(2)
                + "') and voucher_number not in ('A-1','A-2','E-0')");
        assertThat(differences).filteredOn(one -> one.contains("MISSING_THERE")).hasSameSizeAs(ours);
        assertThat(count("voucher")).isEqualTo(before);
    }

    private long count(String table) {
        return Long.parseLong(texts("select count(*)::text from " + table).getFirst());
    }

    private void run(String sql) {
        database.sql(sql).then().block(Duration.ofSeconds(10));
    }

    private List<String> texts(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collectList()
                .block(Duration.ofSeconds(20)));
    }
}
