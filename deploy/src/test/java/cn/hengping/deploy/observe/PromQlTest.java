package cn.hengping.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("表达式读哪些指标")
class PromQlTest {

    @Test
    @DisplayName("函数、关键词、时长和文字都不是指标；分组的标签人人要有")
    void metrics_are_told_from_everything_else() {
        assertThat(new PromQl("up{job=\"a b\"} == 0").reads()).isEqualTo(Map.of("up", Set.of("job")));
        assertThat(new PromQl("histogram_quantile(0.95, sum by (service, le) (rate(x_bucket{uri!~\"/a.*\"}[5m]))) > 1")
                        .reads())
                .isEqualTo(Map.of("x_bucket", Set.of("service", "le", "uri")));
        assertThat(new PromQl("pending > 0\n  and acquired >= max_allocated").reads())
                .containsOnlyKeys("pending", "acquired", "max_allocated");
        assertThat(new PromQl("max(a_seconds) > 45 * 86400").reads()).isEqualTo(Map.of("a_seconds", Set.of()));
    }
}
