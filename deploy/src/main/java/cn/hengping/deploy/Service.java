package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of our services, run from a copy of its jar that is unpacked: a build must not pull the jar away under it. */
final class Service extends Part {
    private final Jdk jdk;
    private final Path jar;
    private final int managementPort;
    private final Map<String, String> environment;
    private final StartCache cache;
    private boolean learns;

    Service(Home home, String name, Jdk jdk, Path jar, List<Integer> ports, Map<String, String> environment) {
        super(name, home, ports);
        this.jdk = jdk;
        this.jar = jar;
        this.managementPort = ports.getLast();
        this.environment = Map.copyOf(environment);
        this.cache = new StartCache(home.apps().resolve(name + ".aot"));
    }

    /** From now on its starts are watched, and what is learned is written down at its end. */
    void learn() {
        cache.forget();
        learns = true;
    }

    /** From now on it starts from what was learned. */
    void know() {
        learns = false;
        if (!cache.isThere()) {
            throw new Failed(name + " 的启动缓存没有写成，见 " + home.log(name));
        }
    }

    /** Writing down what was learned takes the JVM half a minute on two cores. */
    @Override
    Duration patienceAtTheEnd() {
        return learns ? Duration.ofMinutes(4) : super.patienceAtTheEnd();
    }

    private Path copy() {
        return home.apps().resolve(name);
    }

    @Override
    void prepare() {
        if (!Files.exists(jar)) {
            throw new Failed(name + " 还没有构建：缺 " + jar.getFileName());
        }
        var stamp = home.apps().resolve(name + ".stamp");
        try {
            var wanted = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
            if (Files.exists(stamp)
                    && Files.exists(copy())
                    && Files.readString(stamp).equals(wanted)) {
                return;
            }
            Home.delete(copy());
            cache.forget();
            var process = new ProcessBuilder(
                            jdk.java(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            copy().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(home.log(name).toFile()))
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new Failed(name + " 的程序不能展开");
            }
            Files.writeString(stamp, wanted);
        } catch (IOException e) {
            throw new Failed(name + " 的程序不能展开：" + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断", e);
        }
    }

    @Override
    List<String> command() {
        var command = new ArrayList<String>();
        command.add(jdk.java());
        command.addAll(ServiceJvm.OPTIONS);
        command.addAll(learns ? cache.learning() : cache.using());
        command.addAll(List.of("-jar", copy().resolve(jar.getFileName()).toString()));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return environment;
    }

    @Override
    boolean isReady() {
        return Http.isOk("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
    }
}
