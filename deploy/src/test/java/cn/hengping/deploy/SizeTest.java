package cn.hengping.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("一台机器上的规模")
class SizeTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("节点数是奇数；消息在几个节点上，就只能接着用几个")
    void the_brokers_are_those_that_hold_the_events() throws IOException {
        var home = new Home(folder);
        assertThatThrownBy(() -> new Size(2, 2)).isInstanceOf(Failed.class).hasMessageContaining("--brokers");
        assertThatThrownBy(() -> new Size(0, 1)).isInstanceOf(Failed.class).hasMessageContaining("--replicas");
        assertThat(Size.remembered(home)).isEmpty();

        new Size(2, 3).remember(home);

        assertThat(Size.remembered(home)).contains(new Size(2, 3));
        new Size(3, 3).remember(home);
        assertThatThrownBy(() -> new Size(2, 1).remember(home))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("3 个 Kafka");
        var single = new Home(Files.createDirectories(folder.resolve("single")));
        Files.createDirectories(single.data("kafka").resolve("log"));
        assertThatThrownBy(() -> new Size(2, 3).remember(single)).isInstanceOf(Failed.class);
    }

    @Test
    @DisplayName("多出来的实例各有端口，从 HENGPING_PORT_REPLICAS 起连着排")
    void replicas_have_ports_in_a_row() {
        var ports = Ports.usual(Map.of("HENGPING_PORT_REPLICAS", "20000"), new Size(2, 3));

        assertThat(ports.of("gateway")).isEqualTo(8080);
        assertThat(ports.of("gateway-1")).isEqualTo(20000);
        assertThat(ports.of("gateway-2-management")).isEqualTo(20003);
        assertThat(ports.of("kafka-3-controller")).isEqualTo(20022);
        assertThat(ports.variable(20005)).isEqualTo("HENGPING_PORT_REPLICAS");
        assertThat(Ports.usual(Map.of(), Size.ONE)).isEqualTo(Ports.usual(Map.of()));
    }
}
