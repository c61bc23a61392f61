package cn.hengping.deploy.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import cn.hengping.deploy.Archive;
import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.LocalSystem;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.Progress;
import cn.hengping.deploy.Up;
import cn.hengping.deploy.backup.BaseBackup;
import cn.hengping.deploy.backup.Restore;
import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.Journey;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** The main class behind {@code deploy/drill/restore}. */
public final class RestoreDrill {
    /** So many steps of the main job are taken before the backup begins; the others while it is under way. */
    private static final int BEFORE_THE_BACKUP = 5;

    private final Path checkout;
    private final Path folder;
    private final PrintStream out;
    private final Progress progress;
    private final Archive archive;
    private final Ports ports = Ports.free();
    private final String url = "http://localhost:" + ports.of("gateway");
    private final Results results = new Results("restore-drill");

    private RestoreDrill(Path checkout, int seconds, PrintStream out) {
        this.checkout = checkout;
        this.folder = checkout.resolve("deploy/target/drill/restore");
        this.out = out;
        this.progress = new Progress(out);
        this.archive = new Archive(folder.resolve("archive"), seconds);
    }

    /** Arguments: the checkout; after how many seconds the log is archived. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        try {
            new RestoreDrill(Path.of(arguments[0]).toAbsolutePath().normalize(), seconds, out).run();
            System.exit(0);
        } catch (Failed | WalkFailed e) {
            out.println("失败：" + e.getMessage());
            System.exit(1);
        }
    }

    private LocalSystem system(Home home) {
        var environment = Map.of(
                "HENGPING_ARCHIVE",
                archive.folder().toString(),
                "HENGPING_ARCHIVE_SECONDS",
                Integer.toString(archive.seconds()));
        return new LocalSystem(checkout, home, ports, url, environment, progress);
    }

    private WalkTarget target(Home home) {
        return new WalkTarget(URI.create(url), Up.DEMONSTRATION_PASSWORD, home.reports());
    }

    private void run() throws IOException {
        Home.delete(folder);
        results.say("日志最迟归档", archive.seconds() + " 秒");
        var first = new Home(folder.resolve("first"));
        var system = system(first);
        Lost before;
        try {
            system.start();
            before = workAndLose(first, system);
        } finally {
            system.services().forEach(system::kill);
            system.stop();
        }
        Home.delete(first.folder());
        toTheLast(before);
        toTheMoment(before);
        results.tell(out, checkout.resolve("deploy/target/drill"));
    }

    private Lost workAndLose(Home home, LocalSystem system) {
        var steps = new Journey(target(home)).steps();
        steps.subList(0, BEFORE_THE_BACKUP)
                .forEach(step ->
                        out.println("  " + step.title() + " … " + step.act().get()));
        var clerk = new Clerk(target(home), "drill");
        clerk.start();
        var from = Instant.now();
        var backup = CompletableFuture.supplyAsync(() -> {
            var base = new BaseBackup(home, ports, archive).take();
            results.say("备份用时", Duration.between(from, Instant.now()));
            return base;
        });
        steps.subList(BEFORE_THE_BACKUP, steps.size())
                .forEach(step ->
                        out.println("  " + step.title() + " … " + step.act().get()));
        results.say("备份大小", size(backup.join()) / 1_000_000 + " MB");
        var databases = new Databases(home, ports);
        new Truths(databases, new Api(target(home))).all();
        pause(2 * archive.seconds());
        var mistake = Instant.now();
        var kept = Lost.fingerprints(databases);
        pause(archive.seconds() + archive.seconds() / 2);
        var lost = Instant.now();
        system.kill("postgres");
        List.of("kafka", "keycloak").forEach(system::kill);
        return new Lost(mistake, clerk.goHome(), lost, kept);
    }

    /** Everything that was archived: what is lost, how long it takes, and whether all that must be true is. */
    private void toTheLast(Lost before) {
        var home = new Home(folder.resolve("second"));
        var from = Instant.now();
        var events = new Restore(home, ports, archive).run(Optional.empty(), () -> system(home));
        results.say("恢复数据库用时", Duration.between(from, Instant.now()));
        results.say("重新送出的事件", events);
        var system = system(home);
        try {
            system.start();
            var api = new Api(target(home));
            Truths.works(api);
            results.say("RTO（从空机器到办成第一件事）", Duration.between(from, Instant.now()));
            var databases = new Databases(home, ports);
            var truths = new Truths(databases, api);
            truths.all().forEach(truth -> out.println("  ✓ " + truth));
            results.say("RTO（事件重新送完、各项核对完）", Duration.between(from, Instant.now()));
            before.requireAllButTheLast(databases, archive.seconds(), results);
            walkAgain(home, databases);
        } finally {
            system.stop();
        }
    }

    private void walkAgain(Home home, Databases databases) {
        var count = databases.value("evaluation", "select count(*) from command_log");
        new Journey(target(home))
                .steps()
                .forEach(step ->
                        out.println("  " + step.title() + " … " + step.act().get()));
        Lost.require(
                databases
                        .value("evaluation", "select count(*) from command_log")
                        .equals(count),
                "主线再走一遍，什么也不重复");
    }

    /** A mistake was made and its moment is known: what was acknowledged before it is there, what came after it is not. */
    private void toTheMoment(Lost before) {
        var home = new Home(folder.resolve("third"));
        var from = Instant.now();
        new Restore(home, ports, archive).run(Optional.of(before.mistake()), () -> system(home));
        results.say("恢复到某一时刻，数据库用时", Duration.between(from, Instant.now()));
        var system = system(home);
        try {
            system.restart("postgres");
            var databases = new Databases(home, ports);
            before.requireTheMoment(databases);
            out.println("  ✓ 恢复到 " + before.mistake() + "：之前的都在，之后的都不在");
        } finally {
            system.stop();
        }
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断", e);
        }
    }

    private static long size(Path tree) {
        try (var paths = Files.walk(tree)) {
            return paths.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new Failed("备份不能读：" + e.getMessage(), e);
        }
    }
}
