package cn.hengping.deploy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Redis: the sessions that several gateways share. Nothing in it outlives it; who is logged in logs in again. */
final class Redis extends Part {
    Redis(Home home, Ports ports) {
        super("redis", home, List.of(ports.of("redis")));
    }

    /** Where a program that Debian packages is, if it is installed. */
    static Optional<Path> program(String name) {
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isInstalled() {
        return program("redis-server").isPresent();
    }

    private String password() {
        return home.secret("redis");
    }

    /** As the gateways are told it, with the password. */
    String address() {
        return "redis://:" + password() + "@127.0.0.1:" + ports.getFirst();
    }

    private Path configuration() {
        return home.data(name).resolve("redis.conf");
    }

    /** The password stands in a file that only its owner reads, not on the command line that everybody sees. */
    @Override
    void prepare() {
        var text = """
                bind 127.0.0.1
                port %d
                requirepass %s
                save ""
                appendonly no
                maxmemory 64mb
                maxmemory-policy volatile-ttl
                dir %s
                """.formatted(ports.getFirst(), password(), home.data(name));
        try {
            Files.writeString(configuration(), "");
            Files.setPosixFilePermissions(configuration(), PosixFilePermissions.fromString("rw-------"));
            Files.writeString(configuration(), text);
        } catch (IOException e) {
            throw new Failed("Redis 的配置不能写入：" + e.getMessage(), e);
        }
    }

    @Override
    List<String> command() {
        var program =
                program("redis-server").orElseThrow(() -> new Failed("没有找到 redis-server（Debian 软件包 redis-server）"));
        return List.of(program.toString(), configuration().toString());
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    boolean isReady() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.getFirst())) {
            socket.setSoTimeout(2000);
            var asked = "AUTH " + password() + "\r\nPING\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            var said =
                    new String(socket.getInputStream().readNBytes("+OK\r\n+PONG".length()), StandardCharsets.US_ASCII);
            return said.endsWith("+PONG");
        } catch (IOException _) {
            return false;
        }
    }
}
