package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * One plan of entries, payments and reversals, carried out for several projects: for each in another order, by eight hands at once,
 * every request sent up to three times under its key. The books come out alike, and as a sum by hand says.
 */
@DisplayName("台账：任意次序、红冲与重试，余额相同")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LedgerOrderIT {
    private static final Scheduler CALLERS = Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor());
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final int PROJECTS = 4;
    private static final List<String> SOURCES = List.of("CURRENT_YEAR_APPROPRIATION", "CARRY_OVER", "OTHER");

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "budget_order");
    }

    @Autowired
    DatabaseClient database;

    @LocalServerPort
    int port;

    /** One act of the plan; a payment or an entry may be taken back once it is there. */
    private record Act(int number, String kind, String source, BigDecimal amountYuan, boolean takenBack) {}

    private static List<Act> plan(Random random) {
        var plan = new ArrayList<Act>();
        for (var i = 0; i < 40; i++) {
            var kind =
                    List.of("EXECUTION", "EXECUTION", "ARRIVAL", "ADJUSTMENT").get(random.nextInt(4));
            var fen = 1 + random.nextInt(50_000);
            var sign = kind.equals("ADJUSTMENT") && random.nextBoolean() ? -1 : 1;
            plan.add(new Act(
                    i,
                    kind,
                    SOURCES.get(random.nextInt(SOURCES.size())),
                    BigDecimal.valueOf((long) sign * fen, 2),
                    random.nextInt(3) == 0));
        }
        return plan;
    }

    private static String code(int project) {
        return "13020724T" + "%012d".formatted(project);
    }

    @Test
    @DisplayName("同一组登记、支付、红冲，四个项目四种次序，每个请求重复发送：四本账相同，等于逐笔相加，不缺号")
    void any_order_with_reversals_and_retries_gives_the_same_books() {
        for (var project = 0; project < PROJECTS; project++) {
            open(code(project));
        }
        for (var round = 0; round < 3; round++) {
            var plan = plan(new Random(round));
            for (var project = 0; project < PROJECTS; project++) {
                carryOut(plan, project, round);
            }
        }

        var books = new ArrayList<Map<String, String>>();
        for (var project = 0; project < PROJECTS; project++) {
            books.add(books(code(project)));
        }
        assertThat(books).allSatisfy(one -> assertThat(one).isEqualTo(byHand()));
        assertThat(texts("select project_code from ledger_entry group by 1 having max(sequence) <> count(*)"))
                .isEmpty();
        assertThat(texts("""
                select project_code from outbox o join lateral (select subject as project_code) p on true
                group by 1 having count(*) <> count(distinct body::jsonb ->> 'sequence')
                """)).isEmpty();
        for (var project = 0; project < PROJECTS; project++) {
            assertThat(new Caller(port)
                            .get(BUREAU, "/projects/" + code(project) + "/reconciliation")
                            .at("/agrees"))
                    .isEqualTo("true");
        }
    }

    private void carryOut(List<Act> plan, int project, int round) {
        var shuffled = new ArrayList<>(plan);
        Collections.shuffle(shuffled, new Random(31L * round + project));
        Flux.fromIterable(shuffled)
                .flatMap(
                        act -> Mono.fromRunnable(() -> carryOut(act, project, round))
                                .subscribeOn(CALLERS),
                        8)
                .blockLast(Duration.ofMinutes(2));
    }

    private void carryOut(Act act, int project, int round) {
        var random = new Random(act.number + 1000L * project);
        var name = "R" + round + "-P" + project + "-" + act.number;
        var path = "/projects/" + code(project);
        var said = act.kind.equals("EXECUTION")
                ? sent(path + "/payments", payment(act, name), random)
                : sent(path + "/ledger-entries", entry(act, name), random);
        if (act.takenBack) {
            var sequence = said.etag().replace("\"", "");
            var correction = Map.of("date", "2024-07-01", "documentNumber", name + "-back", "reason", "录入有误");
            sent(path + "/ledger-entries/" + sequence + "/reversal", correction, random);
        }
    }

    /** Once, twice or three times under one key: every answer is the first one. */
    private Said sent(String path, Object body, Random random) {
        var caller = new Caller(port);
        var key = UUID.randomUUID().toString();
        var first = caller.ask(HttpMethod.POST, BUREAU, path, body, key, "");
        assertThat(first.status()).as(path + " " + first.body()).isEqualTo(201);
        for (var i = random.nextInt(3); i > 0; i--) {
            assertThat(caller.ask(HttpMethod.POST, BUREAU, path, body, key, "")).isEqualTo(first);
        }
        return first;
    }

    private static Map<String, Object> payment(Act act, String name) {
        return Map.of(
                "voucherNumber",
                name,
                "source",
                act.source,
                "itemCode",
                "30226",
                "amountYuan",
                act.amountYuan.toPlainString(),
                "date",
                "2024-06-28",
                "summary",
                "劳务");
    }

    private static Map<String, Object> entry(Act act, String name) {
        return Map.of(
                "kind",
                act.kind,
                "source",
                act.source,
                "amountYuan",
                act.amountYuan.toPlainString(),
                "date",
                "2024-06-28",
                "documentNumber",
                name,
                "reason",
                "登记");
    }

    /** The sums of what was not taken back, by kind and source. */
    private static Map<String, String> byHand() {
        var sums = new HashMap<String, BigDecimal>();
        for (var round = 0; round < 3; round++) {
            for (var act : plan(new Random(round))) {
                if (!act.takenBack) {
                    sums.merge(act.kind, act.amountYuan, BigDecimal::add);
                    sums.merge(act.kind + " " + act.source, act.amountYuan, BigDecimal::add);
                }
            }
        }
        var initial = new BigDecimal("3000000.00");
        var adjustment = sums.getOrDefault("ADJUSTMENT", BigDecimal.ZERO);
        var books = new HashMap<String, String>();
        books.put("initial", initial.toPlainString());
        books.put("adjustment", adjustment.toPlainString());
        books.put("full", initial.add(adjustment).toPlainString());
        books.put("arrived", sums.getOrDefault("ARRIVAL", BigDecimal.ZERO).toPlainString());
        books.put("executed", sums.getOrDefault("EXECUTION", BigDecimal.ZERO).toPlainString());
        SOURCES.forEach(source -> books.put(
                source,
                sums.getOrDefault("EXECUTION " + source, BigDecimal.ZERO)
                        .setScale(2)
                        .toPlainString()));
        return books;
    }

    private Map<String, String> books(String code) {
        var funds = new Caller(port).get(BUREAU, "/projects/" + code + "/funds");
        var books = new HashMap<String, String>();
        books.put("initial", funds.at("/initialBudgetYuan"));
        books.put("adjustment", funds.at("/adjustmentYuan"));
        books.put("full", funds.at("/fullYearBudgetYuan"));
        books.put("arrived", funds.at("/arrivedYuan"));
        books.put("executed", funds.at("/executedYuan"));
        for (var row : funds.body().path("rows")) {
            books.put(row.path("source").asString(), row.path("executedYuan").asString());
        }
        return books;
    }

    /** A million yuan of each source: so much that no order of the plan meets a limit. */
    private void open(String code) {
        var rows = new ArrayList<String>();
        for (var source : SOURCES) {
            rows.add("""
                    {"source":"%s","initialYuan":"1000000.00","adjustmentYuan":"0.00","arrivedYuan":"0.00",
                    "executedYuan":"0.00","carriedOutYuan":"0.00"}""".formatted(source));
        }
        run("""
                insert into project (project_code, year, stage, unit_path, amount, document, version)
                values ('%s', 2024, 'APPROVED', '130207/101', 3000000, '{}', 1)
                """.formatted(code));
        run("""
                insert into balance (project_code, unit_path, document, sequence) values ('%1$s', '130207/101',
                    '{"projectCode":"%1$s","year":2024,"unitPath":"130207/101","itemCodes":["30226"],"rows":[%2$s],
                    "asOf":"2024-02-01","sequence":3}', 3)
                """.formatted(code, String.join(",", rows)));
        for (var i = 0; i < SOURCES.size(); i++) {
            run("""
                    insert into ledger_entry values ('%s', %d, 'INITIAL', '%s', 1000000, '2024-02-01', 'x', 'x', 'x', now())
                    """.formatted(code, i + 1, SOURCES.get(i)));
        }
    }

    private void run(String sql) {
        database.sql(sql).then().block(Duration.ofSeconds(10));
    }

    private List<String> texts(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .all()
                .collectList()
                .block(Duration.ofSeconds(20)));
    }
}
