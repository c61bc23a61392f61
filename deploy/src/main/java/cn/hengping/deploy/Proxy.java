package cn.hengping.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Debian's HAProxy: the one address in front of several. It asks each for its readiness, and what one cannot take goes to another.
 * It stands where a cluster has its ingress and services, so that ours need to know nothing of either.
 */
final class Proxy extends Part {
    /** Open streams, such as of the counts of to-dos, do not end by themselves; browsers take them up elsewhere. */
    private static final Duration PATIENCE_WITH_STREAMS = Duration.ofSeconds(12);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path settings;
    private final String listen;
    private final Map<String, List<Service>> behind;

    /** @param behind by the name of the port that is shared, those that answer at it */
    Proxy(Home home, Ports ports, Path settings, String listen, Map<String, List<Service>> behind) {
        super("haproxy", home, behind.keySet().stream().map(ports::of).toList());
        this.settings = settings;
        this.listen = listen;
        this.behind = behind;
    }

    static boolean isInstalled() {
        return Redis.program("haproxy").isPresent();
    }

    private Path configuration() {
        return home.data(name).resolve("haproxy.cfg");
    }

    private Path socket() {
        return home.data(name).resolve("admin.sock");
    }

    @Override
    void prepare() {
        try {
            Files.writeString(configuration(), Files.readString(settings) + ProxySettings.of(listen, behind, ports));
        } catch (IOException e) {
            throw new Failed("HAProxy 的配置不能写入：" + e.getMessage(), e);
        }
    }

    /** Where it can be asked and told, relative to the folder it runs in: such an address may be a hundred characters long. */
    @Override
    List<String> command() {
        var program = Redis.program("haproxy")
                .orElseThrow(() -> new Failed("没有找到 haproxy（Debian 软件包 haproxy）：同一服务的几个实例前面要有它"));
        return List.of(program.toString(), "-db", "-f", configuration().toString());
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    boolean isReady() {
        return behind.keySet().stream().allMatch(port -> is(port, "BACKEND", server -> server.isUp()));
    }

    /** Sends nothing new to this one, and waits until it has answered what it has. */
    void drain(Service service) {
        ask("set server " + path(service) + " state maint");
        await(service, PATIENCE_WITH_STREAMS, server -> server.sessions() == 0);
    }

    /** Sends to this one again. */
    void admit(Service service) {
        ask("set server " + path(service) + " state ready");
        if (!await(service, PATIENCE, Server::isUp)) {
            throw new Failed(service.name + " 已经就绪，HAProxy 却认为它不在");
        }
    }

    private String port(Service service) {
        return behind.entrySet().stream()
                .filter(entry -> entry.getValue().contains(service))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String path(Service service) {
        return port(service) + "/" + service.name;
    }

    private boolean await(Service service, Duration patience, Predicate<Server> is) {
        var until = Instant.now().plus(patience);
        while (!is(port(service), service.name, is)) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            sleep(50);
        }
        return true;
    }

    private record Server(int sessions, String status) {
        boolean isUp() {
            return status.startsWith("UP");
        }
    }

    private boolean is(String backend, String server, Predicate<Server> is) {
        return ask("show stat")
                .lines()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length > 17 && fields[0].equals(backend) && fields[1].equals(server))
                .map(fields -> new Server(Integer.parseInt(fields[4]), fields[17]))
                .anyMatch(is);
    }

    private String ask(String words) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            channel.write(ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.US_ASCII)));
            var said = new ByteArrayOutputStream();
            var buffer = ByteBuffer.allocate(8192);
            while (channel.read(buffer.clear()) >= 0) {
                said.write(buffer.array(), 0, buffer.position());
            }
            return said.toString(StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
