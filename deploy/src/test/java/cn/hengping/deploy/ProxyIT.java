package cn.hengping.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy in front of stand-ins for the services, each of which answers with its name. */
@DisplayName("HAProxy 在几个实例前面")
class ProxyIT {
    private static final Size SIZE = new Size(2, 1);

    @TempDir
    Path folder;

    private final Ports ports = Ports.free(SIZE);
    private final Map<String, HttpServer> servers = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ArrayList<Service> services = new ArrayList<>();
    private Proxy proxy;

    @BeforeEach
    void everybody_is_ready() throws IOException {
        assumeTrue(Proxy.isInstalled(), "没有找到 haproxy（Debian 软件包 haproxy）");
        var checkout = Path.of("..").toAbsolutePath().normalize();
        var layout = new Layout(checkout, new Home(folder), SIZE, ports, "http://localhost", Map.of());
        services.addAll(layout.services());
        services.addAll(layout.gateways());
        for (var service : services) {
            for (var port : service.ports) {
                servers.put(service.name + port, server(service.name, port));
            }
        }
        proxy = layout.proxy(services).orElseThrow();
        proxy.prepare();
        proxy.launch();
        proxy.awaitReady();
    }

    private static HttpServer server(String name, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var said = name.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
        return server;
    }

    @AfterEach
    void everything_stops() {
        if (proxy != null) {
            proxy.stop();
        }
        servers.values().forEach(server -> server.stop(0));
    }

    private Service budget(int number) {
        return services.stream()
                .filter(service -> service.name.equals("budget-service-" + number))
                .findFirst()
                .orElseThrow();
    }

    private String change(int number) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.of("budget") + "/things"))
                .header("Idempotency-Key", "key-" + number)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Set<String> changes(int count) throws IOException, InterruptedException {
        var answered = new HashSet<String>();
        for (var i = 0; i < count; i++) {
            answered.add(change(i));
        }
        return answered;
    }

    @Test
    @DisplayName("两个都应答；退下的不再接新请求，回来又接；突然没了一个，没有一个请求失败")
    void what_one_cannot_take_goes_to_the_other() throws IOException, InterruptedException {
        assertThat(changes(20)).containsExactlyInAnyOrder("budget-service-1", "budget-service-2");

        proxy.drain(budget(1));
        assertThat(changes(20)).containsExactly("budget-service-2");
        proxy.admit(budget(1));
        assertThat(changes(20)).containsExactlyInAnyOrder("budget-service-1", "budget-service-2");

        budget(2)
                .ports
                .forEach(port -> Objects.requireNonNull(servers.get("budget-service-2" + port))
                        .stop(0));
        assertThat(changes(200)).containsExactly("budget-service-1");
    }
}
