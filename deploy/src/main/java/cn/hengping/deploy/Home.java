package cn.hengping.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** The folder in which everything that runs keeps its things: data, logs, process ids, secrets, reports. */
public record Home(Path folder) {

    public Path data(String part) {
        return made(folder.resolve("data").resolve(part));
    }

    public Path parts() {
        return made(folder.resolve("parts"));
    }

    public Path apps() {
        return made(folder.resolve("apps"));
    }

    public Path log(String part) {
        return made(folder.resolve("logs")).resolve(part + ".log");
    }

    public Path run(String name) {
        return made(folder.resolve("run")).resolve(name);
    }

    public Path reports() {
        return made(folder.resolve("reports"));
    }

    /** A password that is made once, at random, and read by its owner alone. */
    public String secret(String name) {
        var file = made(folder.resolve("secrets")).resolve(name);
        try {
            if (!Files.exists(file)) {
                var random = new byte[24];
                new SecureRandom().nextBytes(random);
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, owner);
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a second launcher out until the first one is done with this folder. */
    Claim claim() {
        try {
            var channel = FileChannel.open(
                    made(folder).resolve("claim"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new Failed("另一个 deploy/up 或 deploy/down 正在使用 " + folder + "，请等它结束");
            }
            return new Claim(channel);
        } catch (IOException e) {
            throw new Failed("不能使用文件夹 " + folder + "：" + e.getMessage(), e);
        }
    }

    /** Held by one launcher at a time; the system takes it back when the launcher ends, however it ends. */
    record Claim(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failed("不能建立文件夹 " + folder + "：" + e.getMessage(), e);
        }
    }

    /** Throws away data, secrets, reports and logs; what was unpacked stays. */
    public void forget() {
        for (var name : List.of("data", "secrets", "reports", "logs", "run")) {
            delete(folder.resolve(name));
        }
    }

    public static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of a part's log. */
    List<String> tail(String part, int lines) {
        var file = log(part);
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            var all = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("（日志无法读取：" + e.getMessage() + "）");
        }
    }
}
