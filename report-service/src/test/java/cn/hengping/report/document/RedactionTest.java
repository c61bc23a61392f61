package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import cn.hengping.report.document.outline.Filling;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("公开版隐去个人号码")
class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "138 0013 8000",
                "138-0013-8000",
                "１３８００１３８０００",
                "130207199001011234",
                "13020719900101123X",
                "１３０２０７１９９００１０１１２３４",
                "6222020200001234567",
                "6222 0202 0000 1234 567",
                "0315-8123456",
                "（0315）8123456",
                "a.b@c.cn"
            })
    @DisplayName("手机、身份证、银行卡、座机、邮箱，不论全角半角、怎样分段")
    void a_number_of_a_person_is_left_out(String number) {
        assertThat(Redaction.text("请拨" + number + "。")).isEqualTo("请拨（略）。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "金额13800138000元",
                "金额13800138000.00元",
                "共15012345678万元",
                "文号〔2024〕13800号",
                "2024年1至12月",
                "（2024）1234567",
                "编码13020724T000000000001"
            })
    @DisplayName("金额、文号、编码、日期照印")
    void a_figure_stays(String text) {
        assertThat(Redaction.text(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("哪一段文字都不漏：选取理由、方案、依据、目标、指标、说明、各章")
    void no_text_is_forgotten() {
        var json = JsonMapper.builder().build();
        var fact = (ObjectNode) json.readTree(DocumentFixture.golden());
        var number = "13800138000";
        ((ObjectNode) fact.path("selection")).put("reason", number);
        ((ObjectNode) fact.path("plan")).putArray("methods").add(number);
        ((ObjectNode) fact.path("plan")).putArray("criteria").add(number);
        ((ObjectNode) fact.at("/project/basis/0")).put("subject", number);
        ((ObjectNode) fact.path("project"))
                .put("name", number)
                .put("content", number)
                .put("purpose", number);
        fact.put("objective", number).put("objectiveAchieved", number);
        ((ObjectNode) fact.at("/lines/0"))
                .put("name", number)
                .put("measure", number)
                .put("sign", "QUALITATIVE")
                .put("target", number)
                .put("actual", number)
                .put("explanation", number)
                .put("deviationReason", number)
                .put("improvementMeasure", number);
        var narrative = (ObjectNode) fact.path("narrative");
        narrative.propertyNames().forEach(name -> narrative.put(name, number));

        var redacted = Redaction.of(DocumentFixture.read(fact.toString()));

        for (var outline : List.of("founding", "national", "table-national", "table-nature", "table-review")) {
            assertThat(String.join(
                            "",
                            Filling.of(DocumentFixture.outline(outline), redacted)
                                    .texts()))
                    .as(outline)
                    .doesNotContain(number);
        }
        assertThat(json.writeValueAsString(ScoreProof.of(redacted))).doesNotContain(number);
    }
}
