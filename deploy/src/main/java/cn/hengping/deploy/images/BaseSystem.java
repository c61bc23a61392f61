package cn.hengping.deploy.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import cn.hengping.deploy.Failed;

/** A small Debian under every image, by debootstrap from Debian's own packages. */
final class BaseSystem {
    /** Who our services run as. */
    static final int HENGPING = 10001;
    /** Who PostgreSQL runs as, as in its vendor's image. */
    static final int POSTGRES = 999;
    /** Who Kafka and Keycloak run as, as in their vendors' images. */
    static final int PARTS = 1000;

    private static final Set<String> LEFT_OUT = Set.of(
            "dev",
            "proc",
            "sys",
            "var/cache",
            "var/log",
            "var/lib/apt/lists",
            "var/lib/dpkg/status-old",
            "var/lib/dpkg/diversions-old",
            "var/lib/systemd",
            "usr/share/doc",
            "usr/share/man",
            "usr/share/info",
            "usr/share/locale",
            "usr/share/lintian",
            "etc/machine-id",
            "etc/hostname",
            "etc/resolv.conf",
            "etc/passwd",
            "etc/passwd-",
            "etc/group",
            "etc/group-",
            "etc/shadow",
            "etc/shadow-",
            "etc/gshadow",
            "etc/gshadow-",
            "etc/apt/sources.list");

    private BaseSystem() {}

    /** Fetches the packages once; a folder is there only when it is whole. */
    static Path fetched(Path work, String suite, String mirror, Commands commands) {
        var folder = work.resolve("debian-" + suite);
        if (Files.exists(folder)) {
            return folder;
        }
        var growing = work.resolve("debian-" + suite + ".part");
        commands.run("清理", List.of("rm", "-rf", "--one-file-system", growing.toString()));
        commands.run("Debian 基础系统", List.of("debootstrap", "--variant=minbase", suite, growing.toString(), mirror));
        try {
            return Files.move(growing, folder);
        } catch (IOException e) {
            throw new Failed("Debian 基础系统不能放好：" + e.getMessage(), e);
        }
    }

    /** Without what only a person at its terminal would read, and without what differs from one installation to the next. */
    static LayerFiles files(LayerFiles layer, Path root) {
        layer.treeWithOwners("", root, BaseSystem::isWanted);
        for (var name : List.of("dev", "proc", "sys", "var/cache", "var/log", "var/lib/apt/lists")) {
            layer.folder(name, 0);
        }
        layer.folder("var/lib/hengping", HENGPING);
        return layer.text("etc/passwd", users(root.resolve("etc/passwd"), "%s:x:%d:%d::/nonexistent:/usr/sbin/nologin"))
                .text("etc/group", users(root.resolve("etc/group"), "%s:x:%2$d:"));
    }

    /** Whoever hands a program on hands its licence on. */
    private static boolean isWanted(String name) {
        return name.matches("usr/share/doc/[^/]+/copyright")
                || LEFT_OUT.stream().noneMatch(left -> name.equals(left) || name.startsWith(left + "/"));
    }

    /** No password file at all: nobody logs in here. */
    private static String users(Path file, String line) {
        try {
            return Files.readString(file)
                    + line.formatted("hengping", HENGPING, HENGPING) + "\n"
                    + line.formatted("postgres", POSTGRES, POSTGRES) + "\n"
                    + line.formatted("parts", PARTS, PARTS) + "\n";
        } catch (IOException e) {
            throw new Failed("基础系统中没有 " + file.getFileName(), e);
        }
    }
}
