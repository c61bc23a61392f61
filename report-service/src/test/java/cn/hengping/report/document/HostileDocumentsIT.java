package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("刁钻的内容经服务出具：三种格式文字相同，或按名称拒绝")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class HostileDocumentsIT {
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 200;
    private static final String MARKUP = "<w:p/>&amp;&#x0;<![CDATA[x]]>]]></ofd:TextCode><script>alert(1)</script>";
    private static final String QUOTES = "“引号”‘单引号’\"直引号\"'撇'\\(括号\\) Tj ET %PDF";
    private static final String AMOUNTS = "￥1,234,567,890.12元、-0.00元、1E+30元、=1+1、９９．９％";
    private static final String RARE = "龘靐齉爨㐂䶮";
    private static final String LONG =
            "全年预算20180000.00元，执行“一千九百”（见附件）。".repeat(1_800).substring(0, 50_000);

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "report");
    }

    @LocalServerPort
    int port;

    @Value("${HENGPING_KAFKA}")
    String kafka;

    @Test
    @DisplayName("标记、引号、金额、生僻字、两百行的表、空的一节、五万字的一段")
    void hostile_content_is_the_same_in_all_formats() throws Exception {
        var call = new Caller(port);
        publish("0000000000f1", "13020724T0000000000F1", HostileDocumentsIT::hostile);
        var list = "/documents?evaluation=0198c5a0-0000-7000-8000-0000000000f1";
        await().atMost(Duration.ofMinutes(2))
                .until(() -> call.get(PREPARER, list).body().path("items").size() == 6);

        var texts = new HashMap<String, String>();
        for (var document : call.get(PREPARER, list).body().path("items")) {
            var format = document.path("format").asString();
            var content =
                    call.download(PREPARER, "/documents/" + document.path("id").asString() + "/content");
            texts.put(
                    document.path("kind").asString() + format,
                    switch (DocumentFormat.valueOf(format)) {
                        case DOCX -> Texts.ofDocx(content);
                        case PDF -> Texts.ofPdf(content);
                        case OFD -> Texts.ofOfd(content);
                    });
        }
        for (var kind : DocumentKind.values()) {
            var text = texts.get(kind + "PDF");
            assertThat(texts.get(kind + "DOCX")).as(kind + " DOCX").isEqualTo(text);
            assertThat(texts.get(kind + "OFD")).as(kind + " OFD").isEqualTo(text);
            assertThat(text).contains("第0行" + RARE, "第199行" + RARE);
        }
        assertThat(texts.get("REPORTPDF"))
                .contains(squeezed(MARKUP), squeezed(QUOTES), squeezed(AMOUNTS), LONG, RARE)
                .contains("9999999999.99");
    }

    private static String squeezed(String text) {
        return Texts.squeezed(text);
    }

    private static void hostile(ObjectNode fact) {
        var project = (ObjectNode) fact.path("project");
        project.put("name", "网信" + RARE + "\"<&>'资金");
        ((ObjectNode) project.path("items").get(0)).put("amountYuan", "99999999999900.00");
        var narrative = (ObjectNode) fact.path("narrative");
        narrative.put("organisation", MARKUP);
        narrative.put("background", QUOTES);
        narrative.put("experience", AMOUNTS);
        narrative.put("lessons", LONG);
        narrative.put("other", "");
        var line = (ObjectNode) fact.path("lines").get(0);
        var lines = (ArrayNode) fact.path("lines");
        lines.removeAll();
        for (var row = 0; row < ROWS; row++) {
            lines.add(line.deepCopy().put("name", "第" + row + "行" + RARE).put("deviationReason", QUOTES));
        }
    }

    @Test
    @DisplayName("字库没有的字：不出具，事实照样收下；另印时写明是哪些字")
    void an_emoji_is_refused_by_name() throws Exception {
        var call = new Caller(port);
        publish(
                "0000000000f2",
                "13020724T0000000000F2",
                fact -> ((ObjectNode) fact.path("narrative")).put("lessons", "很好\uD83D\uDE00\uD83D\uDE80"));
        Map<String, Object> order =
                Map.of("year", 2024, "place", "130207/101", "edition", "FULL", "projectCode", "13020724T0000000000F2");
        var run = new String[1];
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            run[0] = call.post(PREPARER, "/print-runs", order, "").at("/run/id");
            return !run[0].isEmpty();
        });
        var path = "/print-runs/" + run[0];
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !call.get(PREPARER, path).at("/run/finishedAt").isEmpty());

        assertThat(call.get(PREPARER, path + "/items").body().path("items").valueStream())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("state").asString()).isEqualTo("REFUSED");
                    assertThat(item.path("refusal").asString()).isEqualTo("GlyphMissing");
                    assertThat(item.path("reason").asString()).contains("U+1F600", "U+1F680");
                });
        assertThat(call.get(PREPARER, "/documents?evaluation=0198c5a0-0000-7000-8000-0000000000f2")
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    private void publish(String evaluation, String project, Consumer<ObjectNode> change) {
        var fact = (ObjectNode) JSON.readTree(DocumentFixture.contract()
                .replace("0000000000e1", evaluation)
                .replace("13020724T000000000001", project));
        change.accept(fact);
        try (var publisher = new Publisher(kafka)) {
            publisher.publish(
                    "evaluation.self-evaluation",
                    "SelfEvaluationApproved.v1",
                    evaluation,
                    fact.toString(),
                    UUID.randomUUID());
        }
    }
}
