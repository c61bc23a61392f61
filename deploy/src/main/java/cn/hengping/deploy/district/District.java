package cn.hengping.deploy.district;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import cn.hengping.deploy.Failed;
import cn.hengping.deploy.Home;
import cn.hengping.deploy.Ports;
import cn.hengping.deploy.Up;
import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** The main class behind {@code deploy/district}. */
public final class District {
    private static final int MOST_UNITS = 2_000;
    private static final int MOST_PROJECTS = 1_000_000;

    private final List<String> options;

    private District(List<String> options) {
        this.options = options;
    }

    /** Arguments: the checkout; then {@code --units}, {@code --projects}, {@code --seed}, {@code --year} with a number each. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var all = List.of(arguments);
        try {
            new District(all.subList(1, all.size())).load(Path.of(all.getFirst()), out);
            System.exit(0);
        } catch (Failed | WalkFailed e) {
            out.println("失败：" + e.getMessage());
            System.exit(1);
        }
    }

    private int option(String name, int usual, int least, int most) {
        var at = options.indexOf("--" + name);
        if (at < 0) {
            return usual;
        }
        try {
            var number = Integer.parseInt(at + 1 < options.size() ? options.get(at + 1) : "");
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, together with what is out of range.
        }
        throw new Failed("--" + name + " 应为 " + least + " 至 " + most + " 之间的整数");
    }

    private void load(Path checkout, PrintStream out) {
        var units = option("units", 500, 1, MOST_UNITS);
        var projects = option("projects", 10_000, 0, MOST_PROJECTS);
        var seed = option("seed", 1, 0, Integer.MAX_VALUE);
        var year = option("year", 2024, 2001, 2099);
        var environment = System.getenv();
        var ports = Ports.usual(environment);
        var folder = environment.getOrDefault(
                "HENGPING_HOME", checkout.resolve(".hengping").toString());
        var home = new Home(Path.of(folder).toAbsolutePath());
        var gateway =
                URI.create(environment.getOrDefault("HENGPING_PUBLIC_URL", "http://localhost:" + ports.of("gateway")));
        var keycloak = URI.create("http://127.0.0.1:" + ports.of("keycloak"));
        var from = Instant.now();
        var plan = new DistrictPlan(units, seed, year);
        out.println("演示区：%d 个单位，%d 个项目，%d 年，种子 %d".formatted(units, projects, year, seed));
        new DistrictAccounts(keycloak, home.secret("keycloak-bootstrap"), Up.DEMONSTRATION_PASSWORD)
                .make(DistrictStaff.accounts(plan.units()));
        out.println("  账号：" + Duration.between(from, Instant.now()).toSeconds() + " 秒");
        var api = new Api(new WalkTarget(gateway, Up.DEMONSTRATION_PASSWORD, home.reports()));
        var run = seed + "-" + year;
        var load = new DistrictLoad(api, plan, run, out);
        load.units();
        new DistrictStaff(api, plan.units(), out).bring();
        load.projects(projects);
        out.println("  支付导入：" + load.payments(projects));
        load.checkups(projects, year);
        out.println("共用 " + Duration.between(from, Instant.now()).toSeconds()
                + " 秒；账号 qu-preparer-0…、qu-head-0…、qu-reviewer-0…、qu-bureau-0…，密码同演示账号");
    }
}
