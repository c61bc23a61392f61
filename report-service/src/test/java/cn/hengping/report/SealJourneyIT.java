package cn.hengping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.OpenApiContract;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import cn.hengping.report.document.DocumentFixture;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@DisplayName("提纲审定、签章、扫描件、汇总表")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SealJourneyIT {
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final String HEAD = Tokens.of("wx-head", "/130207/101/UNIT_HEAD");
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final String REVIEWER = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final String BUREAU_HEAD = Tokens.of("cz-head", "/130207/BUREAU_HEAD");
    private static final String PROJECT = "13020724T000000000001";
    private static final String OUTLINE = """
            {"code":"x","version":1,"name":"x","kind":"REPORT","landscape":false,"title":"{年度}年度本区报告",
             "blocks":[{"type":"TITLE","text":"{项目名称}本区报告"},{"type":"HEADING","level":1,"text":"一、本区的第一章"},
              {"type":"TEXT","text":"{综合结论}"},{"type":"TABLE","text":"指标得分"}],"columns":[]}
            """;

    @TempDir
    static Path seals;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "report");
        registry.add("hengping.seals.folder", seals::toString);
    }

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient database;

    @Value("${HENGPING_KAFKA}")
    String kafka;

    @Test
    @DisplayName("提纲由一人上传、另一人审定后用于本区；文件签章一次；扫描件只认同一版本；汇总表只含范围之内")
    void an_office_words_seals_and_files_its_documents() throws Exception {
        var call = new Caller(port);
        anOutlineIsUsedAfterASecondPersonApprovedIt(call);
        var pdf = issued(call, "REPORT", "PDF");
        var text = new org.apache.pdfbox.text.PDFTextStripper()
                .getText(Loader.loadPDF(call.download(PREPARER, "/documents/" + id(pdf) + "/content")));
        assertThat(text).contains("一、本区的第一章");
        aDocumentIsSealedOnce(call, pdf);
        aScanMustBeOfThisVersion(call, pdf);
        theSummaryHoldsWhatOneMaySee(call);
        aFormIsChosenForAPlaceOrAskedForOnce(call);
        OpenApiContract.check(call.as(PREPARER), "report");
    }

    private static String id(JsonNode document) {
        return document.path("id").asString();
    }

    private void anOutlineIsUsedAfterASecondPersonApprovedIt(Caller call) {
        var address = "/outlines?code=own&name=本区提纲&place=130207&fromYear=2024";
        assertThat(call.post(PREPARER, address, OUTLINE.getBytes(StandardCharsets.UTF_8), "")
                        .status())
                .isEqualTo(403);
        var faulty = OUTLINE.replace("{综合结论}", "${综合结论}").replace("指标得分", "没有的表");
        assertThat(call.post(MANAGER, address, faulty.getBytes(StandardCharsets.UTF_8), "")
                        .faults())
                .containsExactly("/blocks/2 OutlineFault.EXPRESSION", "/blocks/3 OutlineFault.UNKNOWN_TABLE");
        assertThat(call.post(MANAGER, address, "rubbish".getBytes(StandardCharsets.UTF_8), "")
                        .refusal())
                .isEqualTo("OutlineUnreadable");
        assertThat(call.post(
                                MANAGER,
                                address.replace("code=own", "code=founding"),
                                OUTLINE.getBytes(StandardCharsets.UTF_8),
                                "")
                        .refusal())
                .isEqualTo("OutlineCodeShipped");
        var kept = call.post(MANAGER, address, OUTLINE.getBytes(StandardCharsets.UTF_8), "");
        assertThat(kept.status()).isEqualTo(201);
        assertThat(call.get(MANAGER, "/outlines/words")
                        .body()
                        .path("placeholders")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("项目名称", "综合结论");
        var path = "/outlines/" + kept.at("/kept/id");
        assertThat(call.get(BUREAU_HEAD, path).body().path("may").toString()).contains("APPROVE");
        assertThat(call.get(REVIEWER, path).body().path("may").toString()).doesNotContain("APPROVE");
        assertThat(call.download(MANAGER, path + "/preview")).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(call.post(MANAGER, path + "/approvals", Map.of(), kept.etag())
                        .refusal())
                .isEqualTo("ApprovedBySomebodyElse");
        assertThat(call.post(BUREAU_HEAD, path + "/approvals", Map.of(), "").status())
                .isEqualTo(428);
        assertThat(call.post(BUREAU_HEAD, path + "/approvals", Map.of(), kept.etag())
                        .status())
                .isEqualTo(200);
        assertThat(call.post(BUREAU_HEAD, path + "/approvals", Map.of(), "\"1\"")
                        .refusal())
                .isEqualTo("AlreadyApproved");
        assertThat(call.get(Tokens.of("o", "/130208/CAMPAIGN_MANAGER"), path).status())
                .isEqualTo(404);
    }

    private JsonNode issued(Caller call, String kind, String format) throws Exception {
        try (var publisher = new Publisher(kafka)) {
            publisher.publish(
                    "evaluation.self-evaluation",
                    "SelfEvaluationApproved.v1",
                    "e1",
                    DocumentFixture.contract(),
                    UUID.randomUUID());
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        call.get(PREPARER, "/documents").body().path("items").size() == 6);
        return call.get(PREPARER, "/documents")
                .body()
                .path("items")
                .valueStream()
                .filter(document -> document.path("kind").asString().equals(kind)
                        && document.path("format").asString().equals(format))
                .findFirst()
                .orElseThrow();
    }

    private static void aDocumentIsSealedOnce(Caller call, JsonNode pdf) {
        var path = "/documents/" + id(pdf);
        assertThat(call.get(HEAD, path + "/seal").refusal()).isEqualTo("NotSealed");
        assertThat(call.post(PREPARER, path + "/seals", Map.of(), "").status()).isEqualTo(403);
        assertThat(call.post(HEAD, path + "/seals", Map.of(), "").status()).isEqualTo(201);
        assertThat(call.post(HEAD, path + "/seals", Map.of(), "").refusal()).isEqualTo("AlreadySealed");
        assertThat(call.download(HEAD, path + "/sealed-content")).startsWith(call.download(HEAD, path + "/content"));
        assertThat(call.get(Tokens.of("x", "/130207/102/UNIT_HEAD"), path + "/seal")
                        .status())
                .isEqualTo(404);
    }

    /** What was printed is the best of scans. */
    private static void aScanMustBeOfThisVersion(Caller call, JsonNode pdf) {
        var path = "/documents/" + id(pdf);
        var printed = call.download(PREPARER, path + "/content");
        var other = call.get(PREPARER, "/documents")
                .body()
                .path("items")
                .valueStream()
                .filter(document -> document.path("kind").asString().equals("TABLE"))
                .findFirst()
                .orElseThrow();

        assertThat(call.post(PREPARER, path + "/scans", printed, "").status()).isEqualTo(201);
        assertThat(call.post(PREPARER, path + "/scans", printed, "").status()).isEqualTo(201);
        var scans = call.get(PREPARER, path + "/scans").body();
        assertThat(scans.size()).isEqualTo(1);
        var content = path + "/scans/" + scans.path(0).path("id").asString() + "/content";
        assertThat(call.download(PREPARER, content)).isEqualTo(printed);
        assertThat(call.get(Tokens.of("x", "/130207/102/PREPARER"), content).refusal())
                .isEqualTo("NoSuchScan");
        assertThat(call.post(PREPARER, "/documents/" + id(other) + "/scans", printed, "")
                        .refusal())
                .isIn("ScanOfAnotherVersion", "ScanPagesDiffer");
        assertThat(call.post(PREPARER, path + "/scans", new byte[] {1, 2}, "").refusal())
                .isEqualTo("ScanUnreadable");
        assertThat(call.post(Tokens.of("cz-auditor", "/130207/AUDITOR"), path + "/scans", printed, "")
                        .status())
                .isEqualTo(403);
    }

    private static void theSummaryHoldsWhatOneMaySee(Caller call) throws Exception {
        var table = call.download(MANAGER, "/summaries/evaluations?year=2024&format=CSV");
        assertThat(new String(table, StandardCharsets.UTF_8)).contains("网信系统建设及维护资金", "201800.00", "93.99");
        var none = call.download(Tokens.of("x", "/130207/102/PREPARER"), "/summaries/evaluations?year=2024&format=CSV");
        assertThat(new String(none, StandardCharsets.UTF_8)).doesNotContain("网信系统");
        var workbook = call.download(MANAGER, "/summaries/evaluations?year=2024");
        try (var zip = new java.util.zip.ZipInputStream(new ByteArrayInputStream(workbook))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
    }

    private void aFormIsChosenForAPlaceOrAskedForOnce(Caller call) throws Exception {
        var available = call.get(PREPARER, "/outline-choices/available?year=2024&place=130207/101");
        assertThat(available.body().valueStream().map(one -> one.path("code").asString()))
                .contains("founding", "national", "table-national", "table-nature", "table-review", "own");
        Map<String, Object> nature =
                Map.of("kind", "TABLE", "place", "130207", "fromYear", 2024, "code", "table-nature");
        assertThat(call.post(PREPARER, "/outline-choices", nature, "").status()).isEqualTo(403);
        assertThat(call.post(
                                MANAGER,
                                "/outline-choices",
                                Map.of("kind", "TABLE", "place", "130207", "fromYear", 2024, "code", "founding"),
                                "")
                        .refusal())
                .isEqualTo("NoSuchOutlineCode");
        assertThat(call.post(MANAGER, "/outline-choices", nature, "").status()).isEqualTo(201);
        try (var publisher = new Publisher(kafka)) {
            publisher.publish(
                    "evaluation.review", "EvaluationReviewed.v1", "e1", DocumentFixture.review(), UUID.randomUUID());
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Objects.equals(
                        database.sql("select count(*)::int as n from evaluation_review")
                                .map(row -> Objects.requireNonNull(row.get("n", Integer.class)))
                                .one()
                                .block(),
                        1));

        assertThat(call.post(PREPARER, "/print-runs", order("", ""), "").status())
                .isEqualTo(403);
        assertThat(call.post(PREPARER, "/print-runs", order(PROJECT, "table-nothing"), "")
                        .refusal())
                .isEqualTo("NoSuchOutlineCode");
        assertThat(printed(call, order(PROJECT, ""))).contains("指标性质").doesNotContain("复核分");
        assertThat(printed(call, order(PROJECT, "table-review"))).contains("复核分", "13.50", "48.24");
    }

    private static Map<String, Object> order(String project, String table) {
        var order = new HashMap<String, Object>(Map.of("year", 2024, "place", "130207/101", "edition", "FULL"));
        if (!project.isEmpty()) {
            order.put("projectCode", project);
        }
        if (!table.isEmpty()) {
            order.put("tableCode", table);
        }
        return order;
    }

    /** The text of the table that this job printed. */
    private static String printed(Caller call, Map<String, Object> order) throws Exception {
        var run = call.post(PREPARER, "/print-runs", order, "");
        assertThat(run.status()).isEqualTo(202);
        var path = "/print-runs/" + run.at("/run/id");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !call.get(PREPARER, path).at("/run/finishedAt").isEmpty());
        var tables = new ArrayList<byte[]>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(call.download(PREPARER, path + "/parcel")), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().contains("自评表") && entry.getName().endsWith(".pdf")) {
                    tables.add(zip.readAllBytes());
                }
            }
        }
        assertThat(tables).hasSize(1);
        try (var pdf = Loader.loadPDF(tables.getFirst())) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }
}
