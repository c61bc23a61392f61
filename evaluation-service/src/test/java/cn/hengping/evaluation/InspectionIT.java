package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;

@DisplayName("质量校验：上传别处写成的自评报告")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class InspectionIT extends RunningEvaluation {
    private static final String AUDITOR = Tokens.of("sj-auditor", "/130207/AUDITOR");
    private static final String ADMIN = Tokens.of("sys-admin", "/130207/SYSTEM_ADMIN");
    private static final String REPORT = """
            项目名称：网信系统建设及维护资金
            一、项目概况
            依据丰南编字[2019]18号文件设立。预算安排21.18万元，其中：劳务费16.95万元、办公费2万元、维修（护）费0.78万元、其他商品和服务支出1万元、差旅费0.45万元。
            二、项目绩效目标
            上报舆情信息每月至少280条。
            三、绩效评价情况
            以预算执行率、产出、效益、满意度为标准，综合评价得分100分，等级为“优秀”。
            四、存在的问题
            人员力量不足，部分工作布署不够及时。
            """;

    private Said inspect(String token, String query, byte[] body) {
        return call.ask(HttpMethod.POST, token, "/inspections" + query, body, "", "");
    }

    private static List<String> codes(Said said) {
        return said.body()
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("code").asString())
                .toList();
    }

    @Test
    @DisplayName("答复识别出的结构、把握程度、问题及其位置；按要求附自评草稿")
    void an_uploaded_report_is_recognised_and_inspected() {
        var said = inspect(AUDITOR, "?fileName=a.docx&draft=true", REPORT.getBytes(StandardCharsets.UTF_8));

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.at("/format")).isEqualTo("TEXT");
        assertThat(codes(said))
                .contains(
                        "AllFullMarks",
                        "NameAgainstSpending",
                        "ObjectiveWithoutActual",
                        "DocumentNumberBrackets",
                        "Typo");
        var typo = said.body()
                .path("findings")
                .valueStream()
                .filter(finding -> finding.path("code").asString().equals("Typo"))
                .findFirst()
                .orElseThrow();
        var start = typo.at("/place/span/start").asInt();
        assertThat(said.at("/text").substring(start, start + 2)).isEqualTo("布署");
        assertThat(said.at("/structure/itemLists/0/items/0/amount/value/yuan")).startsWith("169500");
        assertThat(said.at("/structure/itemLists/0/confidence")).isEqualTo("CERTAIN");
        assertThat(said.at("/drafts/0/projectName")).isEqualTo("网信系统建设及维护资金");
        assertThat(said.at("/drafts/0/narrative/problems")).contains("人员力量不足");
    }

    @Test
    @DisplayName("读不了的文件说明原因，管理员不校验，无令牌不答复")
    void what_cannot_be_read_and_who_may_not_ask_is_refused_by_name() {
        var old = new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 1};

        assertThat(inspect(AUDITOR, "?fileName=a.doc", old).refusal()).isEqualTo("FileNotInspected");
        assertThat(inspect(AUDITOR, "", new byte[0]).refusal()).isEqualTo("FileNotInspected");
        assertThat(inspect(AUDITOR, "", "PK\u0003\u0004kaputt".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(inspect(AUDITOR, "", new byte[(10 << 20) + 1]).refusal()).isEqualTo("FileTooLargeToInspect");
        assertThat(inspect(AUDITOR, "?draft=perhaps", REPORT.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(inspect(ADMIN, "", REPORT.getBytes(StandardCharsets.UTF_8)).refusal())
                .isEqualTo("NotYourRole");
        assertThat(inspect("", "", REPORT.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("规则表可查：代码、程度、依据、怎样消除")
    void the_rules_can_be_read() {
        var said = call.get(AUDITOR, "/inspections/rules");

        assertThat(said.body().path("items").size()).isGreaterThanOrEqualTo(40);
        assertThat(said.body().path("items").valueStream())
                .allSatisfy(rule -> assertThat(rule.path("clears").asString()).isNotBlank());
        assertThat(Map.of("status", said.status())).containsEntry("status", 200);
    }
}
