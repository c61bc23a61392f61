package cn.hengping.deploy;

import java.nio.file.Path;

/** The JDK that everything runs on: the launcher's own, which {@code deploy/up} found. */
record Jdk(Path home) {
    static Jdk own() {
        return new Jdk(Path.of(System.getProperty("java.home", "")));
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }
}
