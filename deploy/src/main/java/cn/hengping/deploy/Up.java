package cn.hengping.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import cn.hengping.deploy.walk.Walk;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** The main class behind {@code deploy/up} and {@code deploy/down}. */
public final class Up {
    /** Of the demonstration accounts, which exist only in the realm of this machine. */
    public static final String DEMONSTRATION_PASSWORD = "Hengping-2024!";

    private static final Set<String> OPTIONS = Set.of("--fresh", "--no-walk", "--train", "down");
    private static final long ENOUGH_FREE_BYTES = 1L << 30;

    private final PrintStream out;
    private final Home home;
    private final LocalSystem system;
    private final String publicUrl;

    private Up(Path checkout, Home home, PrintStream out) {
        var environment = System.getenv();
        var ports = Ports.usual(environment);
        this.out = out;
        this.home = home;
        this.publicUrl = environment.getOrDefault("HENGPING_PUBLIC_URL", "http://localhost:" + ports.of("gateway"));
        this.system = new LocalSystem(checkout, home, ports, publicUrl, environment, new Progress(out));
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var options = List.of(arguments);
        try {
            run(Path.of(options.getFirst()), options.subList(1, options.size()), out);
            System.exit(0);
        } catch (Failed | WalkFailed e) {
            out.println("失败：" + e.getMessage());
        } catch (UncheckedIOException e) {
            out.println("失败：文件不能读写：" + e.getMessage());
        } catch (RuntimeException e) {
            out.println("失败：" + e);
        }
        System.exit(1);
    }

    private static void run(Path checkout, List<String> options, PrintStream out) {
        for (var option : options) {
            if (!OPTIONS.contains(option)) {
                throw new Failed("不认识的参数 " + option + "；用法：deploy/up [--fresh] [--no-walk] [--train]，deploy/down");
            }
        }
        var folder = System.getenv()
                .getOrDefault("HENGPING_HOME", checkout.resolve(".hengping").toString());
        var home = new Home(Path.of(folder).toAbsolutePath());
        home.parts();
        try (var _ = home.claim()) {
            run(checkout, home, options, out);
        }
    }

    private static void run(Path checkout, Home home, List<String> options, PrintStream out) {
        if (options.contains("down")) {
            new Up(checkout, home, out).system.stop();
            out.println("已全部停止；数据保留在 " + home.folder());
            return;
        }
        if (options.contains("--fresh")) {
            out.println("--fresh：停止正在运行的部分，清除 " + home.folder() + " 中的全部数据，从头开始");
            new Up(checkout, home, out).system.stop();
            home.forget();
        }
        checkDisk(home);
        new Up(checkout, home, out).up(!options.contains("--no-walk"), options.contains("--train"));
    }

    private static void checkDisk(Home home) {
        try {
            var free = Files.getFileStore(home.folder()).getUsableSpace();
            if (free < ENOUGH_FREE_BYTES) {
                throw new Failed("磁盘空间不足：" + home.folder() + " 只剩 " + (free >> 20) + " MB，至少要 1024 MB");
            }
        } catch (IOException e) {
            throw new Failed("磁盘空间无法得知：" + e.getMessage(), e);
        }
    }

    private void up(boolean walk, boolean train) {
        system.start();
        if (train) {
            out.println("--train：各服务走一遍主线，学会启动，再从学到的启动");
            system.train(system.services(), this::walk);
        } else if (walk) {
            walk();
        }
        out.println();
        out.println("各部分的启动用时与内存：");
        system.account().forEach(line -> out.println("  " + line));
        out.println();
        out.println("网址        " + publicUrl + "（接口说明 " + publicUrl + "/docs）");
        out.println("演示账号    wx-preparer 填报 · wx-leader 组长 · wx-member1 组员 · wx-head 负责人 · wx-reviewer 主管部门");
        out.println("            cz-reviewer 财政局 · cz-manager 绩效管理 · sj-auditor 审计 · sys-admin 系统管理 · two-posts 两个岗位");
        out.println("            密码均为 " + DEMONSTRATION_PASSWORD + " ，只存在于本机的演示领域");
        out.println("报告文件    " + home.reports());
        out.println("日志        " + home.log("gateway").getParent());
        out.println("停止        deploy/down   （数据保留；deploy/up --fresh 从头开始）");
    }

    /** Walks, and watches meanwhile whether every part lives: a walker alone would wait for a dead part until it gives up. */
    private void walk() {
        var target = new WalkTarget(URI.create(publicUrl), DEMONSTRATION_PASSWORD, home.reports());
        var walking = CompletableFuture.runAsync(() -> Walk.run(target, out));
        while (!walking.isDone()) {
            system.requireAllRunning();
            Part.sleep(300);
        }
        LocalSystem.joined(List.of(walking));
    }
}
