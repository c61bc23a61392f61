package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM kept of a service's earlier run, to start from: its classes linked, its methods measured (JEP 483, 514, 515). It is
 * good for the very jar, JDK and settings that it was made with; with any other the JVM leaves it alone and says so.
 */
record StartCache(Path file) {

    boolean isThere() {
        return Files.exists(file);
    }

    /** Watches the run, and writes the file when the process is asked to end. */
    List<String> learning() {
        return List.of("-XX:AOTCacheOutput=" + file);
    }

    /** Starts from it, where there is one. */
    List<String> using() {
        return isThere() ? List.of("-XX:AOTCache=" + file) : List.of("-Xshare:auto");
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Failed(file.getFileName() + " 不能删除：" + e.getMessage(), e);
        }
    }
}
