package cn.hengping.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Helm itself renders and lints; no cluster has admitted what comes of it. */
@DisplayName("Helm 图表：渲染、检查、每个对象逐字段认得")
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "x86_64"})
class ChartTest {
    private static final Path EXAMPLES = Chart.FOLDER.resolve("examples");
    private static final List<String> NAMES =
            List.of("hp-budget-service", "hp-evaluation-service", "hp-gateway", "hp-report-service");
    /** Read under the name of the property, which no file repeats. */
    private static final List<String> BOUND = List.of("HENGPING_TOPICS_REPLICAS", "HENGPING_REDIS");

    private static final Chart CHART = new Chart(EXAMPLES.resolve("operators.yaml"));

    static List<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("每份示例都通过 helm lint --strict，没有 Kubernetes 不认得的字段")
    void every_example_is_strictly_right(Path example, @TempDir Path folder) throws IOException {
        var lint = new Helm(Chart.copyWith(example, folder.resolve("hengping")))
                .lint()
                .strict()
                .call();

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(new Chart(example).objects())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(object ->
                        assertThat(Chart.unknown(object, object.getKind())).isEmpty());
    }

    private static Stream<PodSpec> pods() {
        return CHART.all(Deployment.class).values().stream()
                .map(deployment -> deployment.getSpec().getTemplate().getSpec());
    }

    private static Container container(String name) {
        return Objects.requireNonNull(CHART.all(Deployment.class).get(name))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    @Test
    @DisplayName("四个服务各有部署、服务、自动伸缩、中断预算和网络策略")
    void every_service_has_all_of_it() {
        assertThat(CHART.all(Deployment.class)).containsOnlyKeys(NAMES);
        assertThat(CHART.all(Service.class)).containsOnlyKeys(NAMES);
        assertThat(CHART.all(HorizontalPodAutoscaler.class)).containsOnlyKeys(NAMES);
        assertThat(CHART.all(PodDisruptionBudget.class)).containsOnlyKeys(NAMES);
        assertThat(CHART.all(NetworkPolicy.class)).containsOnlyKeys(NAMES);
        assertThat(CHART.all(HorizontalPodAutoscaler.class).values()).allSatisfy(scaling -> {
            assertThat(scaling.getSpec().getMinReplicas()).isEqualTo(2);
            assertThat(scaling.getSpec().getScaleTargetRef().getName())
                    .isEqualTo(scaling.getMetadata().getName());
        });
        assertThat(CHART.all(PodDisruptionBudget.class).values())
                .allSatisfy(budget -> assertThat(
                                budget.getSpec().getMaxUnavailable().getIntVal())
                        .isEqualTo(1));
    }

    @Test
    @DisplayName("选择器只选中自己的容器组")
    void selectors_select_their_own() {
        var labels = CHART.all(Deployment.class);
        CHART.all(Service.class)
                .forEach((name, service) -> labels.forEach((other, deployment) -> assertThat(deployment
                                .getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(service.getSpec().getSelector().entrySet()))
                        .as(name + " → " + other)
                        .isEqualTo(name.equals(other))));
    }

    @Test
    @DisplayName("容器组合乎“受限”标准：不以 root 运行、只读根目录、去掉全部特权、默认 seccomp、不带令牌")
    void pods_are_restricted() {
        assertThat(pods()).hasSize(4).allSatisfy(pod -> {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getVolumes()).allMatch(volume -> volume.getEmptyDir() != null);
            assertThat(pod.getContainers()).singleElement().satisfies(container -> {
                var context = container.getSecurityContext();
                assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(context.getCapabilities().getAdd()).isEmpty();
                assertThat(container.getResources().getLimits()).containsKey("memory");
            });
        });
    }

    @Test
    @DisplayName("三种探针；滚动更新不减少在岗的，离岗前先等十秒")
    void a_rolling_update_leaves_enough() {
        assertThat(CHART.all(Deployment.class).values()).allSatisfy(deployment -> {
            var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
            assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
            assertThat(deployment.getSpec().getReplicas()).as("由自动伸缩决定").isNull();
            var container =
                    deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
            assertThat(container.getStartupProbe().getHttpGet().getPort().getStrVal())
                    .isEqualTo("management");
            assertThat(container.getLifecycle().getPreStop().getSleep().getSeconds())
                    .isEqualTo(10);
            assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                    .isGreaterThan(30);
        });
    }

    @Test
    @DisplayName("只有网关谁都能到：其余只许网关进来；管理端口只给监测")
    void only_the_gateway_is_reachable() {
        CHART.all(NetworkPolicy.class).forEach((name, policy) -> {
            var rules = policy.getSpec().getIngress();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(rules).hasSize(2);
            assertThat(rules.getFirst().getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal())
                            .isEqualTo(container(name).getPorts().getFirst().getContainerPort()));
            if (name.equals("hp-gateway")) {
                assertThat(rules.getFirst().getFrom()).isEmpty();
            } else {
                assertThat(rules.getFirst().getFrom())
                        .singleElement()
                        .satisfies(from -> assertThat(from.getPodSelector().getMatchLabels())
                                .containsEntry("app.kubernetes.io/name", "gateway"));
            }
            assertThat(rules.getLast().getFrom())
                    .singleElement()
                    .satisfies(from -> assertThat(from.getNamespaceSelector().getMatchLabels())
                            .containsEntry("kubernetes.io/metadata.name", "monitoring"));
        });
    }

    @Test
    @DisplayName("口令只从密钥来；各服务用自己的库；网关用共享的会话")
    void passwords_come_from_secrets() {
        assertThat(pods().flatMap(pod -> pod.getContainers().stream()).flatMap(one -> one.getEnv().stream()))
                .filteredOn(env -> env.getName().matches(".*(SECRET|PASSWORD|USER|REDIS)"))
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(
                        env -> assertThat(env.getValueFrom().getSecretKeyRef().getName())
                                .isNotBlank());
        assertThat(container("hp-gateway").getEnv())
                .extracting(EnvVar::getName)
                .contains("HENGPING_REDIS", "HENGPING_BUDGET", "HENGPING_EVALUATION", "HENGPING_REPORT")
                .doesNotHaveDuplicates();
        assertThat(container("hp-report-service").getEnv())
                .contains(
                        new EnvVar("HENGPING_DB_NAME", "report", null),
                        new EnvVar("HENGPING_TOPICS_REPLICAS", "3", null));
        assertThat(container("hp-report-service").getImage()).isEqualTo("hengping/report-service:0.1.0-SNAPSHOT");
        assertThat(CHART.all(Ingress.class)).containsOnlyKeys("hp-gateway");
    }

    @Test
    @DisplayName("每个环境变量都有服务认得")
    void every_variable_is_read_by_its_service() throws IOException {
        for (var name : NAMES) {
            var module = name.substring("hp-".length());
            var known = Files.readString(Path.of("..", module, "src/main/resources/application.yaml"))
                    + Files.readString(Path.of("..", "platform/src/main/resources/platform.yaml"));
            assertThat(container(name).getEnv())
                    .extracting(EnvVar::getName)
                    .filteredOn(variable -> !BOUND.contains(variable))
                    .allSatisfy(variable -> assertThat(known).contains("${" + variable));
        }
    }

    @Test
    @DisplayName("缺值、错值、两个网关而没有 Redis，都在渲染时被拒")
    void wrong_values_are_refused(@TempDir Path folder) throws IOException {
        var operators = Files.readString(EXAMPLES.resolve("operators.yaml"));
        for (var wrong : List.of(
                operators.replace("publicUrl: https://pingjia.example.gov.cn", ""),
                operators.replace("publicUrl: https", "publicUrl: ftp"),
                operators.replace("secretName: hengping-redis", "secretName: ''"),
                operators.replace(":9092", ""),
                operators + "\nreplicas: 3\n",
                operators + "\nservices: { gateway: { replicas: { min: 3, max: 2 } } }\n")) {
            assertThat(wrong).isNotEqualTo(operators);
            var values = Files.writeString(folder.resolve("values.yaml"), wrong);
            assertThatThrownBy(() -> new Chart(values)).as(wrong).isInstanceOf(IllegalStateException.class);
        }
    }
}
