package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The jars that Kafka runs from: copies, because a build rewrites the originals. */
final class Libraries {
    private Libraries() {}

    /** One at a time: several brokers begin together. */
    static synchronized void copy(Path target, Path folder) {
        try {
            Files.createDirectories(folder);
            copyJar(target.resolve("deploy.jar"), folder);
            try (var jars = Files.list(target.resolve("lib"))) {
                for (var jar : jars.toList()) {
                    copyJar(jar, folder);
                }
            }
        } catch (IOException e) {
            throw new Failed("程序库不能复制：" + e.getMessage(), e);
        }
    }

    /** A jar that is there in the same size is left alone: it may be running. */
    private static void copyJar(Path jar, Path folder) throws IOException {
        var copy = folder.resolve(jar.getFileName());
        if (!Files.exists(copy) || Files.size(copy) != Files.size(jar)) {
            var growing = folder.resolve(jar.getFileName() + ".part");
            Files.copy(jar, growing, StandardCopyOption.REPLACE_EXISTING);
            Files.move(growing, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
