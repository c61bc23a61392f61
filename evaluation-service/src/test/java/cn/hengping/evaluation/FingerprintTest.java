package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.scoring.ScoringFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("内容指纹")
class FingerprintTest {
    private final Fingerprint fingerprint = new Fingerprint(ScoringFixture.JSON);

    @Test
    @DisplayName("次序与排版不同，指纹相同；内容差一分，指纹不同")
    void only_the_content_counts() {
        var one = fingerprint.ofText("{\"a\": 1.10, \"b\": {\"d\": [1, 2], \"c\": null}}");

        assertThat(one)
                .isEqualTo(fingerprint.ofText("{\"b\":{\"c\":null,\"d\":[1,2]},\"a\":1.10}"))
                .matches("sha256:[0-9a-f]{64}");
        assertThat(fingerprint.ofText("{\"b\":{\"c\":null,\"d\":[2,1]},\"a\":1.10}"))
                .isNotEqualTo(one);
        assertThat(fingerprint.of(Map.of("yuan", new BigDecimal("12345678901234567.89"))))
                .isNotEqualTo(fingerprint.of(Map.of("yuan", new BigDecimal("12345678901234567.88"))));
    }

    private record Written(String second, BigDecimal first, List<Map<String, Integer>> inner) {}

    @Test
    @DisplayName("直接由内容算出的，与由其文本算出的，是同一个指纹")
    void content_and_its_text_have_one_fingerprint() {
        var content = new Written("甲\"乙", new BigDecimal("9.50"), List.of(Map.of("z", 1, "a", 2, "中", 3)));

        assertThat(fingerprint.of(content))
                .isEqualTo(fingerprint.ofText(ScoringFixture.JSON.writeValueAsString(content)))
                .isEqualTo(fingerprint.ofText(
                        "{\"second\": \"甲\\\"乙\", \"inner\": [{\"中\":3,\"a\":2,\"z\":1}], \"first\": 9.50}"));
    }
}
