package cn.hengping.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("几个实例前面的代理")
class ProxyTest {
    private static final Size SIZE = new Size(2, 3);
    private static final Ports PORTS = Ports.usual(Map.of(), SIZE);

    @TempDir
    Path folder;

    private Layout layout() {
        var checkout = Path.of("..").toAbsolutePath().normalize();
        return new Layout(checkout, new Home(folder), SIZE, PORTS, "http://localhost:8080", Map.of());
    }

    @Test
    @DisplayName("每个服务一个地址、两个实例，按就绪情况分派；网关按浏览器固定；HAProxy 自己认可这份配置")
    void haproxy_accepts_what_it_is_told() throws IOException, InterruptedException {
        var layout = layout();
        var all = new java.util.ArrayList<>(layout.services());
        all.addAll(layout.gateways());
        var proxy = layout.proxy(all).orElseThrow();

        proxy.prepare();

        var file = folder.resolve("data/haproxy/haproxy.cfg");
        assertThat(Files.readString(file))
                .contains("bind 127.0.0.1:8082", "server evaluation-service-2 127.0.0.1:18010 port 18011\n")
                .contains("server gateway-1 127.0.0.1:18000 port 18001 cookie gateway-1");
        assumeTrue(Proxy.isInstalled(), "没有找到 haproxy（Debian 软件包 haproxy），它的配置未检验");
        var program = Redis.program("haproxy").orElseThrow().toString();
        var process = new ProcessBuilder(List.of(program, "-c", "-f", file.toString()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @Test
    @DisplayName("三个节点各存一份、两份齐了才算数；各知道另外两个，同属一个集群")
    void three_brokers_know_each_other() throws IOException {
        var brokers = layout().brokers();

        assertThat(brokers).extracting(broker -> broker.name).containsExactly("kafka-1", "kafka-2", "kafka-3");
        assertThat(brokers.getLast().command().getLast())
                .isEqualTo(brokers.getFirst().command().getLast());
        assertThat(layout().services().getFirst().environment())
                .containsEntry("HENGPING_KAFKA", "127.0.0.1:18017,127.0.0.1:18019,127.0.0.1:18021")
                .containsEntry("HENGPING_TOPICS_REPLICAS", "3");
    }
}
