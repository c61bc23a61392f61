package cn.hengping.deploy.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.LocalSystem;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.Progress;
import cn.hengping.deploy.Size;
import cn.hengping.deploy.Up;
import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.Journey;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** The main class behind {@code deploy/drill/cluster}. */
public final class ClusterDrill {
    private static final Size SIZE = new Size(2, 3);

    private final PrintStream out;
    private final Cluster cluster;
    private final Map<String, Runnable> drills = new LinkedHashMap<>();

    private ClusterDrill(Path checkout, PrintStream out) {
        this.out = out;
        var home = new Home(checkout.resolve("deploy/target/drill/cluster"));
        home.forget();
        var ports = Ports.free(SIZE);
        var url = "http://localhost:" + ports.of("gateway");
        var system = new LocalSystem(checkout, home, SIZE, ports, url, System.getenv(), new Progress(out));
        var target = new WalkTarget(URI.create(url), Up.DEMONSTRATION_PASSWORD, home.reports());
        cluster = new Cluster(
                system, home, SIZE, ports, target, new Databases(home, ports), new Results("cluster-drill"));
        var handover = new Handover(cluster);
        var failures = new Outages(cluster);
        drills.put("relay", handover::ofRelay);
        drills.put("scheduler", handover::ofScheduler);
        drills.put("session", failures::ofGateway);
        drills.put("broker", failures::ofBroker);
        drills.put("rolling", this::rolling);
    }

    /** Arguments: the checkout; which drills, all unless said. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        try {
            new ClusterDrill(checkout, out).run(List.of(arguments).subList(1, arguments.length), checkout);
            System.exit(0);
        } catch (Failed | WalkFailed e) {
            out.println("失败：" + e.getMessage());
            System.exit(1);
        }
    }

    private void run(List<String> chosen, Path checkout) throws IOException {
        if (!drills.keySet().containsAll(chosen)) {
            throw new Failed("用法：deploy/drill/cluster [" + String.join("|", drills.keySet()) + "]…");
        }
        try {
            cluster.system().start();
            new Journey(cluster.target())
                    .steps()
                    .forEach(step ->
                            out.println("  " + step.title() + " … " + step.act().get()));
            for (var drill : drills.entrySet()) {
                if (chosen.isEmpty() || chosen.contains(drill.getKey())) {
                    out.println("— " + drill.getKey());
                    drill.getValue().run();
                }
            }
            var truths = new Truths(cluster.databases(), new Api(cluster.target())).all();
            truths.forEach(truth -> out.println("  ✓ " + truth));
            cluster.system().account().forEach(line -> out.println("  " + line));
        } finally {
            cluster.results().tell(out, checkout.resolve("deploy/target/drill"));
            cluster.system().stop();
        }
    }

    /** Every service is started anew, one replica after the other, while people work. */
    private void rolling() {
        var crowd = new Offices(cluster.target(), "rolling").open();
        var began = Instant.now();
        try {
            Cluster.pause(Duration.ofSeconds(3));
            cluster.system().roll();
            cluster.results().say("逐个换过八个实例用时", Duration.between(began, Instant.now()));
            Cluster.pause(Duration.ofSeconds(3));
        } finally {
            crowd.goHome();
        }
        cluster.requireServed("逐个重启", crowd.since(began));
        cluster.quiet();
    }
}
