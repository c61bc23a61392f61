package cn.hengping.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Browsers that ask for the console's files and leave in the middle of them, beside others that stay and read them to the end. */
final class LeavingReaders {
    private static final int AT_ONCE = 24;
    private static final int PATIENCE = 10_000;

    private final URI gateway;
    private final Path folder;
    private final List<Path> files;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<String> torn = new ConcurrentLinkedQueue<>();

    /** @param folder where the files lie that the gateway serves */
    LeavingReaders(URI gateway, Path folder) throws IOException {
        this.gateway = gateway;
        this.folder = folder;
        try (var found = Files.walk(folder.resolve("assets"))) {
            this.files = found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What those who stayed got and should not have. */
    List<String> torn(int rounds) {
        try (var readers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var round = 0; round < rounds; round++) {
                var random = new Random(round);
                readers.execute(random.nextBoolean() ? () -> leave(any(random), random) : () -> stay(any(random)));
            }
        }
        return List.copyOf(torn);
    }

    private Path any(Random random) {
        return files.get(random.nextInt(files.size()));
    }

    private String address(Path file) {
        return "/" + folder.relativize(file).toString().replace('\\', '/');
    }

    private void leave(Path file, Random random) {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoLinger(true, 0);
            socket.setSoTimeout(PATIENCE);
            var asked = "GET " + address(file) + " HTTP/1.1\r\nAccept-Encoding: gzip\r\nHost: " + gateway.getAuthority()
                    + "\r\n\r\n";
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            if (random.nextBoolean()) {
                socket.getInputStream().read();
            }
        } catch (IOException e) {
            torn.add(address(file) + ": " + e);
        }
    }

    private void stay(Path file) {
        try {
            var got = http.send(
                    HttpRequest.newBuilder(gateway.resolve(address(file)))
                            .timeout(Duration.ofMillis(PATIENCE))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (got.statusCode() != 200 || !Arrays.equals(got.body(), Files.readAllBytes(file))) {
                torn.add(address(file) + ": " + got.statusCode() + ", " + got.body().length + " bytes");
            }
        } catch (IOException e) {
            torn.add(address(file) + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
