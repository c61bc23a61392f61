package cn.hengping.deploy.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Java that every image but PostgreSQL's runs on: linked from the JDK at hand, without compiler and tools. */
final class JavaRuntime {
    static final String HOME = "opt/java";
    static final String JAVA = "/" + HOME + "/bin/java";

    private static final List<String> MODULES = List.of(
            "java.se",
            "jdk.charsets",
            "jdk.crypto.cryptoki",
            "jdk.httpserver",
            "jdk.jcmd",
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.security.auth",
            "jdk.unsupported",
            "jdk.zipfs");

    private JavaRuntime() {}

    static Path linked(Path work, Path jdk, Commands commands) {
        var folder = work.resolve("java");
        if (!Files.exists(folder)) {
            commands.run(
                    "Java 运行环境",
                    List.of(
                            jdk.resolve("bin/jlink").toString(),
                            "--add-modules",
                            String.join(",", MODULES),
                            "--include-locales=en,zh",
                            "--strip-debug",
                            "--no-man-pages",
                            "--no-header-files",
                            "--generate-cds-archive",
                            "--output",
                            folder.toString()));
        }
        return folder;
    }

    static LayerFiles files(LayerFiles layer, Path folder) {
        return layer.tree(HOME, folder, _ -> true).link("usr/local/bin/java", JAVA);
    }
}
