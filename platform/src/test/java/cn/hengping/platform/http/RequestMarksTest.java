package cn.hengping.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

@DisplayName("日志中怎样认出一次请求")
class RequestMarksTest {
    private static final Actor HEAD = new Actor("wx-head", new Post(Role.UNIT_HEAD, new UnitPath("130207/101")));

    private static MockServerWebExchange exchange(String address, String pattern, Map<String, String> variables) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(address));
        exchange.getAttributes()
                .put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PathPatternParser.defaultInstance.parse(pattern));
        exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
        return exchange;
    }

    @Test
    @DisplayName("自评编号和岗位所在单位写成字段；账号不写")
    void the_evaluation_and_the_unit_are_marks() {
        var exchange = exchange("/self-evaluations/e-1/moves", "/self-evaluations/{id}/moves", Map.of("id", "e-1"));
        RequestMarks.remember(exchange, HEAD);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger("marks");
        log.addAppender(lines);

        var marks = RequestMarks.of(exchange);
        marks.on(log.atWarn()).log("{} failed", marks.place());

        var line = lines.list.getFirst();
        assertThat(line.getFormattedMessage()).isEqualTo("GET /self-evaluations/{id}/moves failed");
        assertThat(line.getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly("evaluationId=e-1", "unitPath=130207/101");
    }

    @Test
    @DisplayName("地址里的账号不进日志；还没有到处理者的，只说方法")
    void an_account_in_the_address_is_not_told() {
        var staff = RequestMarks.of(exchange("/staff/wx-head", "/staff/{account}", Map.of("account", "wx-head")));
        assertThat(staff.place()).isEqualTo("GET /staff/{account}");
        assertThat(staff.evaluationId()).isNull();
        assertThat(RequestMarks.of(MockServerWebExchange.from(MockServerHttpRequest.get("/staff/wx-head")))
                        .place())
                .isEqualTo("GET before any handler");
    }
}
