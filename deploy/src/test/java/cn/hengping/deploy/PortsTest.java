package cn.hengping.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("端口")
class PortsTest {

    @Test
    @DisplayName("各有常用端口，可由环境变量改动；不是端口号的当场指出")
    void ports_are_usual_unless_said_otherwise() {
        assertThat(Ports.usual(Map.of()).of("gateway")).isEqualTo(8080);
        assertThat(Ports.usual(Map.of("HENGPING_PORT_KAFKA_CONTROLLER", "19093"))
                        .of("kafka-controller"))
                .isEqualTo(19093);
        assertThatThrownBy(() -> Ports.usual(Map.of("HENGPING_PORT_GATEWAY", "70000")))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("HENGPING_PORT_GATEWAY");
        assertThat(Ports.usual(Map.of()).variable(8092)).isEqualTo("HENGPING_PORT_EVALUATION_MANAGEMENT");
    }

    @Test
    @DisplayName("被占用的端口认得出来")
    void a_taken_port_is_seen() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(Ports.isTaken(port)).isTrue();
        }
        assertThat(Ports.isTaken(port)).isFalse();
    }
}
