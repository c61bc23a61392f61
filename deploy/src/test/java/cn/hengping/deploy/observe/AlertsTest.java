package cn.hengping.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import cn.hengping.deploy.Ports;
import cn.hengping.deploy.observe.Watched.Alert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("告警")
class AlertsTest {
    private static final List<String> NAMES =
            Watched.alerts().stream().map(Alert::name).toList();

    @Test
    @DisplayName("采集配置和规则为 Prometheus 所接受；每条规则的单元测试通过")
    void prometheus_takes_them() throws IOException, InterruptedException {
        Promtool.accepts(
                "check", "config", Watched.FOLDER.resolve("prometheus.yml").toString());
        Promtool.accepts(
                "test", "rules", Watched.FOLDER.resolve("alerts.test.yml").toString());
    }

    @Test
    @DisplayName("每条规则至少测过一次响、一次不响")
    void every_alert_is_seen_firing_and_silent() {
        var tests = Watched.list(Watched.yaml("alerts.test.yml"), "tests").stream()
                .flatMap(test -> Watched.list(test, "alert_rule_test").stream())
                .toList();
        assertThat(tests.stream().filter(test -> test.containsKey("exp_alerts")).map(AlertsTest::name))
                .containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(tests.stream()
                        .filter(test -> !test.containsKey("exp_alerts"))
                        .map(AlertsTest::name)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    private static String name(Map<String, Object> test) {
        return (String) test.getOrDefault("alertname", "");
    }

    @Test
    @DisplayName("每条规则有等级、一句中文和处置手册的一节；手册里没有多余的一节")
    void every_alert_leads_to_what_to_do() {
        assertThat(Watched.alerts()).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).isIn("page", "ticket");
            assertThat(alert.annotations().get("summary")).containsPattern("\\p{IsHan}");
            assertThat(alert.annotations().get("runbook"))
                    .isEqualTo("deploy/RUNBOOK.md#" + alert.name().toLowerCase(Locale.ROOT));
        });
        assertThat(Watched.text(Path.of("RUNBOOK.md"))
                        .lines()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4)))
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    @DisplayName("采集的就是 deploy/up 通常启动的四个管理端口，名称与服务自报的一致")
    void what_is_scraped_is_what_up_starts() {
        var ports = Ports.usual(Map.of());
        var targets = Watched.list(Watched.yaml("prometheus.yml"), "scrape_configs").stream()
                .flatMap(job -> Watched.list(job, "static_configs").stream())
                .map(target -> target.get("targets") + " " + target.get("labels"));
        assertThat(targets)
                .containsExactlyElementsOf(Stream.of("gateway", "budget", "evaluation", "report")
                        .map(name -> "[127.0.0.1:%d] {service=%s}"
                                .formatted(
                                        ports.of(name + "-management"),
                                        name.equals("gateway") ? name : name + "-service"))
                        .toList());
    }
}
