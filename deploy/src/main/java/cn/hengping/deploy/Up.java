package cn.hengping.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import cn.hengping.deploy.walk.Walk;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** The main class behind {@code deploy/up} and {@code deploy/down}. */
public final class Up {
    /** Of the demonstration accounts, which exist only in the realm of this machine. */
    public static final String DEMONSTRATION_PASSWORD = "Hengping-2024!";

    private static final Set<String> OPTIONS = Set.of("--fresh", "--no-walk", "--train", "down", "roll");
    private static final Set<String> SIZES = Set.of("--replicas", "--brokers");
    private static final String USAGE =
            "用法：deploy/up [--fresh] [--no-walk] [--train] [--replicas 个数] [--brokers 1|3|5]，deploy/local roll，deploy/down";
    private static final long ENOUGH_FREE_BYTES = 1L << 30;

    private final PrintStream out;
    private final Home home;
    private final Size size;
    private final LocalSystem system;
    private final String publicUrl;

    private Up(Path checkout, Home home, Size size, PrintStream out) {
        var environment = System.getenv();
        var ports = Ports.usual(environment, size);
        this.out = out;
        this.home = home;
        this.size = size;
        this.publicUrl = environment.getOrDefault("HENGPING_PUBLIC_URL", "http://localhost:" + ports.of("gateway"));
        this.system = new LocalSystem(checkout, home, size, ports, publicUrl, environment, new Progress(out));
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

    private static void run(Path checkout, List<String> words, PrintStream out) {
        var options = new ArrayList<String>();
        var sizes = new HashMap<String, String>();
        for (var next = words.iterator(); next.hasNext(); ) {
            var word = next.next();
            if (SIZES.contains(word) && next.hasNext()) {
                sizes.put(word, next.next());
            } else if (OPTIONS.contains(word)) {
                options.add(word);
            } else {
                throw new Failed("不认识的参数 " + word + "；" + USAGE);
            }
        }
        var folder = System.getenv()
                .getOrDefault("HENGPING_HOME", checkout.resolve(".hengping").toString());
        var home = new Home(Path.of(folder).toAbsolutePath());
        home.parts();
        try (var _ = home.claim()) {
            run(checkout, home, options, sizes, out);
        }
    }

    /** The size that is said, or else the one that runs here. */
    private static Size size(Size there, Map<String, String> said) {
        try {
            return new Size(
                    Integer.parseInt(said.getOrDefault("--replicas", Integer.toString(there.replicas()))),
                    Integer.parseInt(said.getOrDefault("--brokers", Integer.toString(there.brokers()))));
        } catch (NumberFormatException e) {
            throw new Failed("实例数和节点数应为数字；" + USAGE, e);
        }
    }

    private static void run(
            Path checkout, Home home, List<String> options, Map<String, String> sizes, PrintStream out) {
        var there = Size.remembered(home).orElse(Size.ONE);
        if (options.contains("down")) {
            new Up(checkout, home, there, out).system.stop();
            out.println("已全部停止；数据保留在 " + home.folder());
            return;
        }
        if (options.contains("roll")) {
            new Up(checkout, home, there, out).system.roll();
            out.println("全部换过一遍");
            return;
        }
        if (options.contains("--fresh")) {
            out.println("--fresh：停止正在运行的部分，清除 " + home.folder() + " 中的全部数据，从头开始");
            new Up(checkout, home, there, out).system.stop();
            home.forget();
        }
        checkDisk(home);
        var size = size(there, sizes);
        if (!size.equals(there)) {
            requireStopped(new Up(checkout, home, there, out));
        }
        new Up(checkout, home, size, out).up(!options.contains("--no-walk"), options.contains("--train"));
    }

    /** Replicas that no longer count must not go on beside those that do. */
    private static void requireStopped(Up up) {
        if (up.system.isAnyRunning()) {
            throw new Failed("正在运行的是另一个规模，请先 deploy/down");
        }
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
        sayWhatIsMissing();
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

    private void sayWhatIsMissing() {
        if (size.isReplicated() && !Redis.isInstalled()) {
            out.println("没有找到 redis-server（Debian 软件包 redis-server）：会话各在一个网关的内存里，那个网关没了，在它那里的人要重新登录");
        }
        if (size.isReplicated() && !Proxy.isInstalled()) {
            throw new Failed("没有找到 haproxy（Debian 软件包 haproxy）：同一服务的几个实例前面要有它");
        }
    }

    /** Walks, and watches meanwhile whether every part lives: a walker alone would wait for a dead part until it gives up. */
    private void walk() {
        var target = new WalkTarget(URI.create(publicUrl), DEMONSTRATION_PASSWORD, home.reports());
        var walking = CompletableFuture.runAsync(() -> Walk.run(target, out));
        while (!walking.isDone()) {
            system.requireAllRunning();
            Part.sleep(300);
        }
        Together.joined(List.of(walking));
    }
}
