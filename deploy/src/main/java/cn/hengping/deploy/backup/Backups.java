package cn.hengping.deploy.backup;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import cn.hengping.deploy.Archive;
import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.LocalSystem;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.Progress;

/** The main class behind {@code deploy/backup} and {@code deploy/restore}. */
public final class Backups {
    private static final String TO = "--to";

    private final Path checkout;
    private final PrintStream out;
    private final Ports ports = Ports.usual(System.getenv());
    private final Home home;
    private final Archive archive;

    private Backups(Path checkout, PrintStream out) {
        this.checkout = checkout;
        this.out = out;
        var folder = System.getenv()
                .getOrDefault("HENGPING_HOME", checkout.resolve(".hengping").toString());
        home = new Home(Path.of(folder).toAbsolutePath());
        archive = Archive.of(System.getenv()).orElseThrow(() -> new Failed("请用 HENGPING_ARCHIVE 指明备份文件夹"));
    }

    /** Arguments: the checkout; {@code backup}, or {@code restore} with {@code --to} and a moment perhaps. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var all = List.of(arguments);
        try {
            new Backups(Path.of(all.getFirst()), out).run(all.get(1), all.subList(2, all.size()));
            System.exit(0);
        } catch (Failed e) {
            out.println("失败：" + e.getMessage());
        } catch (UncheckedIOException e) {
            out.println("失败：文件不能读写：" + e.getMessage());
        }
        System.exit(1);
    }

    private void run(String verb, List<String> options) {
        var from = Instant.now();
        out.println(verb.equals("backup") ? backup(options) : restore(options));
        out.println("用时 " + Duration.between(from, Instant.now()).toSeconds() + " 秒");
    }

    private String backup(List<String> options) {
        if (!options.isEmpty()) {
            throw new Failed("不认识的参数；用法：deploy/backup");
        }
        return "备份在 " + new BaseBackup(home, ports, archive).take();
    }

    private String restore(List<String> options) {
        var to = to(options);
        var events = new Restore(home, ports, archive).run(to, this::system);
        return "已恢复到 " + home.folder() + "；" + events + " 条事件将重新送出。现在运行 deploy/up";
    }

    static Optional<Instant> to(List<String> options) {
        if (options.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (options.size() == 2 && options.getFirst().equals(TO)) {
                return Optional.of(OffsetDateTime.parse(options.getLast()).toInstant());
            }
        } catch (DateTimeException _) {
            // Said below, as for every other wrong option.
        }
        throw new Failed("用法：deploy/restore [--to 2024-12-31T09:30:00+08:00]");
    }

    private LocalSystem system() {
        var url = System.getenv().getOrDefault("HENGPING_PUBLIC_URL", "http://localhost:" + ports.of("gateway"));
        return new LocalSystem(checkout, home, ports, url, System.getenv(), new Progress(out));
    }
}
