package cn.hengping.deploy.district;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import cn.hengping.deploy.district.DistrictPlan.PlannedProject;
import cn.hengping.deploy.district.DistrictPlan.PlannedUnit;
import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.Api.Seat;
import cn.hengping.deploy.walk.WalkFailed;

/** Brings a planned district in through the gateway, many projects at once and each in its order. */
final class DistrictLoad {
    private static final String PROJECTS = "/api/budget/projects";
    private static final Seat ADMINISTRATOR = new Seat("sys-admin", "");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 32;

    private final Api api;
    private final DistrictPlan plan;
    private final String run;
    private final PrintStream out;

    DistrictLoad(Api api, DistrictPlan plan, String run, PrintStream out) {
        this.api = api;
        this.plan = plan;
        this.run = run;
        this.out = out;
    }

    /** Departments first: a unit is registered below one. */
    void units() {
        var units = plan.units();
        atOnce("单位（主管部门）", units.size(), i -> {
            if (units.get(i).isDepartment()) {
                register(units.get(i));
            }
        });
        atOnce("单位（下属）", units.size(), i -> {
            if (!units.get(i).isDepartment()) {
                register(units.get(i));
            }
        });
    }

    private void register(PlannedUnit unit) {
        Map<String, Object> body = unit.isDepartment()
                ? Map.of("unitCode", unit.code(), "name", unit.name(), "kind", "DEPARTMENT", "validFrom", "2020-01-01")
                : Map.of(
                        "unitCode", unit.code(),
                        "name", unit.name(),
                        "kind", "UNIT",
                        "departmentCode", unit.department(),
                        "validFrom", "2020-01-01");
        var said = api.post(ADMINISTRATOR, "/api/budget/units", body, key("unit-" + unit.code()), "");
        if (!said.refusal().equals("UnitRegisteredAlready")) {
            expectOk(said, unit.name());
        }
    }

    private String key(String what) {
        return "district-" + run + "-" + what;
    }

    private static Api.Answer expectOk(Api.Answer said, String what) {
        if (!said.isOk()) {
            throw new WalkFailed(what + "：" + said.status() + " " + said.refusal() + " " + said.title() + " "
                    + said.body().path("errors"));
        }
        return said;
    }

    void projects(int count) {
        atOnce("项目", count, number -> bring(plan.project(number), number));
    }

    /** A repeated command gets its first answer, and with it the version that the next one names: so a load is taken up again. */
    private void bring(PlannedProject project, int number) {
        var code = project.code();
        var path = PROJECTS + "/" + code;
        var preparer = DistrictAccounts.preparer(project.unit());
        var said = expectOk(api.post(preparer, PROJECTS, project.registration(), key(code), ""), code);
        said = expectOk(
                api.put(preparer, path + "/objective", project.objective(), key("aim-" + code), said.etag()), code);
        if (project.stage().equals("DRAFTING")) {
            return;
        }
        said = move(preparer, path, "SUBMIT", said.etag());
        if (project.stage().equals("WITH_DEPARTMENT")) {
            return;
        }
        said = move(DistrictAccounts.reviewer(project.unit()), path, "ENDORSE", said.etag());
        if (project.stage().equals("APPROVED")) {
            move(DistrictAccounts.bureau(number), path, "APPROVE", said.etag());
        }
    }

    private Api.Answer move(Seat seat, String path, String step, String etag) {
        return expectOk(api.post(seat, path + "/moves", Map.of("step", step), key(step + path), etag), path);
    }

    /** As one file from the integrated budget system: a table of a county's payments of the year. Answers how many were stored. */
    String payments(int count) {
        var table = new StringBuilder("\uFEFF凭证号,项目编码,资金来源,经济分类科目,金额（元）,支付日期,摘要\n");
        for (var number = 0; number < count; number++) {
            var project = plan.project(number);
            for (var payment : project.payments()) {
                table.append("%s,%s,当年财政拨款,%s,%s,%s,按合同支付\n"
                        .formatted(
                                payment.voucher(),
                                project.code(),
                                payment.item(),
                                payment.amount().toPlainString(),
                                payment.date()));
            }
        }
        var bureau = DistrictAccounts.bureau(0);
        var bytes = table.toString().getBytes(StandardCharsets.UTF_8);
        var imports = "/api/budget/payment-imports";
        var said = expectOk(
                api.upload(bureau, imports + "?mode=GOOD_ROWS&fileName=payments.csv", bytes, key("payments-" + count)),
                "支付导入");
        var path = imports + "/" + said.body().path("id").asString();
        var until = Instant.now().plus(PATIENCE);
        while (said.body().path("finishedAt").asString("").isEmpty()) {
            if (Instant.now().isAfter(until)) {
                throw new WalkFailed("支付导入没有在 " + PATIENCE.toMinutes() + " 分钟内完成");
            }
            pause();
            said = expectOk(api.get(bureau, path), "支付导入");
        }
        return said.body().path("rows").toString();
    }

    /** Every tenth project that is approved has its monitoring of June. */
    void checkups(int count, int year) {
        var checkups = new Checkups(api, year, run);
        var watched = new ArrayList<Integer>();
        for (var number = 0; number < count; number += 10) {
            if (plan.project(number).stage().equals("APPROVED")) {
                watched.add(number);
            }
        }
        atOnce("双监控", watched.size(), i -> checkups.submit(plan.project(watched.get(i)), watched.get(i)));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailed("被中断", e);
        }
    }

    private void atOnce(String what, int count, IntConsumer work) {
        var done = new AtomicInteger();
        var places = new Semaphore(AT_ONCE);
        var from = Instant.now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var i = 0; i < count; i++) {
                var number = i;
                places.acquireUninterruptibly();
                all.add(threads.submit(() -> {
                    try {
                        work.accept(number);
                    } finally {
                        places.release();
                    }
                    if (done.incrementAndGet() % 1_000 == 0) {
                        out.println("  " + what + " " + done.get() + " / " + count);
                    }
                }));
            }
            join(all);
        }
        out.println("  " + what + "：" + count + "，"
                + Duration.between(from, Instant.now()).toSeconds() + " 秒");
    }

    private static void join(List<Future<?>> all) {
        for (var one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new WalkFailed(String.valueOf(e.getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WalkFailed("被中断", e);
            }
        }
    }
}
