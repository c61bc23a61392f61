package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A part of the system: a process with a name, a log, and a way to tell that it is ready.
 *
 * <p>It is known by its process id and the moment it started, so that a number that the system gave to somebody else later is
 * not taken for ours.
 */
abstract class Part {
    final String name;
    final Home home;
    final List<Integer> ports;

    Part(String name, Home home, List<Integer> ports) {
        this.name = name;
        this.home = home;
        this.ports = List.copyOf(ports);
    }

    /** What must be there before the process starts. */
    void prepare() {}

    abstract List<String> command();

    abstract Map<String, String> environment();

    /** Whether it does its work; asked again and again until it does. */
    abstract boolean isReady();

    /** How long it may take. */
    Duration patience() {
        return Duration.ofMinutes(3);
    }

    Optional<ProcessHandle> process() {
        try {
            var file = home.run(name + ".pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var known = Files.readString(file).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(known[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startOf(process).equals(known[1]))
                    .filter(process -> !isDefunct(process));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A process that has ended, whose number nobody has collected yet, still counts as alive to Java. */
    private static boolean isDefunct(ProcessHandle process) {
        try {
            var stat = Files.readString(java.nio.file.Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException _) {
            return false;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("?");
    }

    /** How long it may take to end by itself. */
    Duration patienceAtTheEnd() {
        return Duration.ofSeconds(40);
    }

    /** Starts the process in a session of its own, so that neither this launcher's end nor its terminal's takes it along. */
    void launch() {
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(command());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        builder.directory(home.data(name).toFile());
        try {
            builder.redirectOutput(
                    ProcessBuilder.Redirect.appendTo(home.log(name).toFile()));
            builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            var process = builder.start().toHandle();
            Files.writeString(home.run(name + ".pid"), process.pid() + " " + startOf(process));
        } catch (IOException e) {
            throw new Failed(name + " 不能启动：" + e.getMessage(), e);
        }
    }

    void awaitReady() {
        var until = Instant.now().plus(patience());
        while (!isReady()) {
            if (process().isEmpty()) {
                throw new Failed(name + " 启动后退出了");
            }
            if (Instant.now().isAfter(until)) {
                throw new Failed(name + " 在 " + patience().toSeconds() + " 秒内没有就绪");
            }
            sleep(200);
        }
    }

    /** Asks the process to end, waits, and ends it. */
    void stop() {
        process().ifPresent(process -> {
            end(process);
            if (!hasEnded(process, patienceAtTheEnd().toSeconds())) {
                process.destroyForcibly();
                hasEnded(process, 10);
            }
        });
        try {
            Files.deleteIfExists(home.run(name + ".pid"));
        } catch (IOException e) {
            throw new Failed(name + " 的进程记录不能删除", e);
        }
    }

    void end(ProcessHandle process) {
        process.destroy();
    }

    /** As if the machine had taken it: no warning, no tidying up. */
    void kill() {
        process().ifPresent(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            hasEnded(process, 10);
        });
    }

    private static boolean hasEnded(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
            return false;
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断", e);
        }
    }

    /** The memory that the process and its children hold, in MB, as the kernel counts it. */
    long residentMegabytes() {
        return process().stream()
                        .flatMap(process -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(process), process.descendants()))
                        .mapToLong(Part::residentKilobytes)
                        .sum()
                / 1024;
    }

    private static long residentKilobytes(ProcessHandle process) {
        try (var lines = Files.lines(java.nio.file.Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | RuntimeException _) {
            return 0;
        }
    }
}
