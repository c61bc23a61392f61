package cn.hengping.bench.reads;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import cn.hengping.bench.measuring.RunningSystem;

/** The peer as a process of its own, with the settings of the JVM that our services have. */
record PeerProcess(Process process, URI address) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static PeerProcess start(RunningSystem system) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var results = Path.of(System.getProperty("bench.results", "."));
        Files.createDirectories(results);
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-Xms64m",
                        "-Xmx256m",
                        "-XX:MaxDirectMemorySize=128m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        Peer.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(new File(results.toFile(), "peer.log"));
        builder.environment().put("PEER_PORT", Integer.toString(port));
        builder.environment().put("PEER_DATABASE_PORT", Integer.toString(RunningSystem.port("postgres")));
        builder.environment().put("PEER_DATABASE_PASSWORD", system.secret("database-budget"));
        builder.environment()
                .put(
                        "PEER_JWKS",
                        RunningSystem.gateway()
                                .resolve("/realms/hengping/protocol/openid-connect/certs")
                                .toString());
        var peer = new PeerProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
        peer.await();
        return peer;
    }

    private void await() throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until) && process.isAlive()) {
            try (var _ = new Socket(address.getHost(), address.getPort())) {
                return;
            } catch (IOException _) {
                Thread.sleep(200);
            }
        }
        close();
        throw new IOException("the peer did not start: see peer.log");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
