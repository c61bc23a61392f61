package cn.hengping.deploy.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.Archives;
import cn.hengping.deploy.Failed;

/** Keycloak's distribution as it comes, and once more with its own build step done for PostgreSQL. */
record KeycloakFiles(Workshop shop, Path archive) {

    Path unpacked() {
        var folder = shop.work().resolve("keycloak");
        if (!Files.exists(folder)) {
            Archives.gzip(archive, folder);
        }
        return folder;
    }

    Path built() {
        var folder = shop.work().resolve("keycloak-built");
        var done = shop.work().resolve("keycloak-built.done");
        if (!Files.exists(done)) {
            Archives.gzip(archive, folder);
            shop.commands()
                    .run(
                            "Keycloak 的准备",
                            List.of(
                                    folder.resolve("bin/kc.sh").toString(),
                                    "build",
                                    "--db=postgres",
                                    "--health-enabled=true",
                                    "--metrics-enabled=false"),
                            Map.of(
                                    "JAVA_HOME",
                                    shop.jdk().toString(),
                                    "JAVA",
                                    shop.jdk().resolve("bin/java").toString()));
            shop.write("keycloak-built.done", "");
        }
        return folder;
    }

    /** Whether the build step made this file, or made it another. */
    boolean isNew(String name) {
        try {
            var before = unpacked().resolve(name);
            var after = built().resolve(name);
            return !name.startsWith("data")
                    && Files.isRegularFile(after)
                    && (!Files.exists(before) || Files.mismatch(before, after) >= 0);
        } catch (IOException e) {
            throw new Failed("Keycloak 的文件不能比较：" + e.getMessage(), e);
        }
    }
}
