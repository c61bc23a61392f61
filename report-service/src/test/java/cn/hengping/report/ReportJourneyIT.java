package cn.hengping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.OpenApiContract;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Publisher;
import cn.hengping.platform.parts.Tokens;
import cn.hengping.report.document.DocumentFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@DisplayName("文件：办结之后自行出具")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReportJourneyIT {
    private static final String PREPARER = Tokens.of("wx-preparer", "/130207/101/PREPARER");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "report");
    }

    @LocalServerPort
    int port;

    @Value("${HENGPING_KAFKA}")
    String kafka;

    @Test
    @DisplayName("一份事实无论送达几次，只出一套文件；下载的与登记的指纹相符；范围之外看不到")
    void an_approved_evaluation_gets_its_documents_once() throws Exception {
        var call = new Caller(port);
        var eventId = UUID.randomUUID();
        try (var publisher = new Publisher(kafka)) {
            publisher.publish("evaluation.self-evaluation", "SelfEvaluationMoved.v1", "e1", "{}", UUID.randomUUID());
            publisher.publish(
                    "evaluation.self-evaluation", "SelfEvaluationApproved.v1", "e1", "{\"year\":1}", UUID.randomUUID());
            for (var i = 0; i < 3; i++) {
                publisher.publish(
                        "evaluation.self-evaluation",
                        "SelfEvaluationApproved.v1",
                        "e1",
                        DocumentFixture.contract(),
                        eventId);
            }
            publisher.publish(
                    "evaluation.self-evaluation",
                    "SelfEvaluationApproved.v1",
                    "e1",
                    DocumentFixture.contract(),
                    UUID.randomUUID());
        }

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(call.get(PREPARER, "/documents")
                                .body()
                                .path("items")
                                .size())
                        .isEqualTo(6));

        var documents = call.get(PREPARER, "/documents?evaluation=0198c5a0-0000-7000-8000-0000000000e1")
                .body()
                .path("items");
        assertThat(documents.size()).isEqualTo(6);
        for (var document : documents) {
            var path = "/documents/" + document.path("id").asString();
            var content = call.download(PREPARER, path + "/content");
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertThat(document.path("sha256").asString()).isEqualTo(hash);
            for (var token :
                    List.of(Tokens.of("xx1", "/130207/102/102001/PREPARER"), Tokens.of("s", "/130207/SYSTEM_ADMIN"))) {
                assertThat(call.get(token, path).status()).isEqualTo(404);
                assertThat(call.get(token, path + "/content").status()).isEqualTo(404);
                assertThat(call.get(token, "/documents").body().path("items").isEmpty())
                        .isTrue();
            }
        }
        assertThat(call.get(PREPARER, "/documents?evaluation=" + UUID.randomUUID())
                        .body()
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(call.get(PREPARER, "/documents/" + UUID.randomUUID()).refusal())
                .isEqualTo("NoSuchDocument");
        anybodyMayAskWhetherADocumentIsGenuine(documents.path(0));
        whatIsClassifiedIsThereForThoseWhoAnswerForIt();
        OpenApiContract.check(call.as(PREPARER), "report");
    }

    private void whatIsClassifiedIsThereForThoseWhoAnswerForIt() {
        var call = new Caller(port);
        var secret = DocumentFixture.contract()
                .replaceAll("\"classified\" ?: ?false", "\"classified\": true")
                .replace("0000000000e1", "0000000000e2");
        try (var publisher = new Publisher(kafka)) {
            publisher.publish(
                    "evaluation.self-evaluation", "SelfEvaluationApproved.v1", "e2", secret, UUID.randomUUID());
        }
        var list = "/documents?evaluation=0198c5a0-0000-7000-8000-0000000000e2";
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                call.get(PREPARER, list).body().path("items").size())
                        .isPositive());

        var one = "/documents/" + call.get(PREPARER, list).at("/items/0/id");

        for (var post : List.of("/130207/101/UNIT_HEAD", "/130207/101/DEPARTMENT_REVIEWER", "/130207/AUDITOR")) {
            assertThat(call.get(Tokens.of("knows", post), one).status()).isEqualTo(200);
        }
        for (var post : List.of("/130207/101/STAFF", "/130207/CAMPAIGN_MANAGER", "/130207/PREPARER")) {
            var token = Tokens.of("does-not", post);
            assertThat(call.get(token, one).status()).isEqualTo(404);
            assertThat(call.get(token, one + "/content").status()).isEqualTo(404);
            assertThat(call.get(token, list).body().path("items").isEmpty()).isTrue();
        }
    }

    private void anybodyMayAskWhetherADocumentIsGenuine(JsonNode document) throws Exception {
        var code = document.path("code").asString().replace("-", "");
        var page = ask("/verify/" + code, "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "现行版本",
                        document.path("sha256").asString(),
                        document.path("sm3").asString(),
                        "评价小组组长")
                .doesNotContain("93.99", "wx-leader", "网信办副主任");
        assertThat(ask("/verify/" + code, "application/json").body()).contains("\"superseded\":false");
        assertThat(ask("/verify/00000000000000000000", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(ask("/verify/%3Cscript%3E", "text/html").body()).doesNotContain("<script>");
        assertThat(ask("/verify/" + code + "/x", "text/html").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> ask(String path, String accept) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
