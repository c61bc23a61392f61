package cn.hengping.deploy;

import java.util.List;

/** How the JVM of a service runs, on a machine of its own and in a container alike. */
public final class ServiceJvm {
    public static final List<String> OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ServiceJvm() {}
}
