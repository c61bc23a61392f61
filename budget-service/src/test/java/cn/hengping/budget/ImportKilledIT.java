package cn.hengping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import cn.hengping.platform.sheet.SheetWriter;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, killed with SIGKILL while it imports: nothing in it has a chance to tidy up. */
@DisplayName("导入途中断电")
class ImportKilledIT {
    private static final String BUREAU = Tokens.of("cz-reviewer", "/130207/BUREAU_REVIEWER");
    private static final int PROJECTS = 40;
    private static final int ROWS = 60_000;

    @TempDir
    Path folder;

    @Test
    @DisplayName("只登记无误的行：断电两次，接着做完，一笔不重，一笔不漏")
    void good_rows_are_taken_up_where_they_were_left() throws Exception {
        try (var service = new Service(folder)) {
            var id = service.upload("GOOD_ROWS");
            service.waitUntil("rows_stored > 0", id);
            service.kill();
            var first = service.number("select count(*) from voucher");
            assertThat(first).isEqualTo(service.number("select rows_stored from payment_import"));
            assertThat(first).isBetween(1L, ROWS - 1L);
            service.restart();
            service.waitUntil("rows_stored > " + first, id);
            service.kill();
            assertThat(service.number("select count(*) from voucher")).isLessThan(ROWS);
            service.restart();

            service.waitUntil("state = 'DONE'", id);

            service.requireComplete();
        }
    }

    @Test
    @DisplayName("全部或全不：断电时一笔也没有，接着做完则一笔不少")
    void all_or_nothing_leaves_nothing() throws Exception {
        try (var service = new Service(folder)) {
            var id = service.upload("ALL_OR_NOTHING");
            service.waitUntil("state = 'READ'", id);
            service.kill();
            assertThat(service.number("select count(*) from voucher")).isZero();
            assertThat(service.number("select count(*) from ledger_entry where kind = 'EXECUTION'"))
                    .isZero();
            assertThat(service.number("select count(*) from payment_import where finished_at is null"))
                    .isEqualTo(1);
            service.restart();

            service.waitUntil("state = 'DONE'", id);

            service.requireComplete();
        }
    }

    /** budget-service with a database of its own. */
    private static final class Service implements AutoCloseable {
        private final Map<String, String> settings = new HashMap<>();
        private final Path folder;
        private final Connection database;
        private final int port = freePort();
        private Process process;

        Service(Path folder) throws IOException, SQLException {
            this.folder = folder;
            Parts.registerDeafTo((name, value) -> settings.put(name, String.valueOf(value.get())), "budget_killed");
            settings.remove("server.port");
            settings.remove("management.server.port");
            settings.put("SERVER_PORT", Integer.toString(port));
            settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
            process = started();
            database = DriverManager.getConnection(
                    "jdbc:postgresql://%s:%s/%s"
                            .formatted(
                                    settings.get("HENGPING_DB_HOST"),
                                    settings.get("HENGPING_DB_PORT"),
                                    settings.get("HENGPING_DB_NAME")),
                    settings.get("HENGPING_DB_USER"),
                    settings.get("HENGPING_DB_PASSWORD"));
            openLedgers();
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private Process started() throws IOException {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path", ""),
                    "cn.hengping.budget.BudgetApplication");
            builder.environment().putAll(settings);
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("service.log").toFile()));
            var starting = builder.start();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() ->
                            new Caller(port).get(BUREAU, "/payment-imports").status() == 200);
            return starting;
        }

        private void openLedgers() throws SQLException {
            for (var i = 0; i < PROJECTS; i++) {
                run("""
                        insert into project (project_code, year, stage, unit_path, amount, document, version)
                        values ('%1$s', 2024, 'APPROVED', '130207/101', 1000000, '{}', 1);
                        insert into balance (project_code, unit_path, document, sequence) values ('%1$s', '130207/101',
                            '{"projectCode":"%1$s","year":2024,"unitPath":"130207/101","itemCodes":["30226"],"rows":[{"source":
                            "CURRENT_YEAR_APPROPRIATION","initialYuan":"1000000.00","adjustmentYuan":"0.00","arrivedYuan":"0.00",
                            "executedYuan":"0.00","carriedOutYuan":"0.00"}],"asOf":"2024-02-01","sequence":1}', 1);
                        insert into ledger_entry values ('%1$s', 1, 'INITIAL', 'CURRENT_YEAR_APPROPRIATION', 1000000, '2024-02-01', 'x', 'x', 'x', now())
                        """.formatted(code(i)));
            }
        }

        private static String code(int number) {
            return "13020724T" + "%012d".formatted(number);
        }

        String upload(String mode) {
            var out = new ByteArrayOutputStream();
            try (var table = SheetWriter.to(out, Format.XLSX, "支付")) {
                table.header("凭证号", "项目编码", "资金来源", "经济分类科目", "金额（元）", "支付日期", "摘要");
                for (var i = 0; i < ROWS; i++) {
                    table.row("K-" + i, code(i % PROJECTS), "当年财政拨款", "30226", "10.00", "2024-06-01", "劳务");
                }
            }
            var path = "/payment-imports?mode=" + mode + "&fileName=k.xlsx";
            var said = new Caller(port).post(BUREAU, path, out.toByteArray(), "");
            assertThat(said.status()).isEqualTo(202);
            return said.at("/id");
        }

        void waitUntil(String condition, String id) {
            await().atMost(Duration.ofMinutes(2))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> number("select count(*) from payment_import where id = '" + id + "' and " + condition)
                            == 1);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        /** The dead worker's hold would end by itself, two minutes later. */
        void restart() throws IOException, SQLException {
            run("update payment_import set lease_until = now() - interval '1 second'");
            process = started();
        }

        long number(String sql) throws SQLException {
            try (var statement = database.createStatement();
                    var found = statement.executeQuery(sql)) {
                found.next();
                return found.getLong(1);
            }
        }

        private void run(String sql) throws SQLException {
            try (var statement = database.createStatement()) {
                statement.execute(sql);
            }
        }

        /** Every row once, every ledger without a gap, every balance what its entries add up to, every event told. */
        void requireComplete() throws SQLException {
            assertThat(number("select count(*) from voucher")).isEqualTo(ROWS);
            assertThat(number("select count(*) from ledger_entry where kind = 'EXECUTION'"))
                    .isEqualTo(ROWS);
            assertThat(number("select rows_stored from payment_import")).isEqualTo(ROWS);
            assertThat(number("select rows_read from payment_import")).isEqualTo(ROWS);
            assertThat(number("select rows_bad + rows_repeated from payment_import"))
                    .isZero();
            assertThat(number("""
                            select count(*) from (select project_code from ledger_entry group by 1
                                having max(sequence) <> count(*)) gaps
                            """)).isZero();
            assertThat(number("""
                            select count(*) from balance b where (b.document #>> '{rows,0,executedYuan}')::numeric <>
                                (select sum(amount) from ledger_entry e where e.project_code = b.project_code and e.kind = 'EXECUTION')
                            """)).isZero();
            assertThat(number("""
                            select count(*) from balance b where b.sequence <>
                                (select max((body::jsonb ->> 'sequence')::bigint) from outbox o where o.subject = b.project_code)
                            """)).isZero();
        }

        @Override
        public void close() throws SQLException {
            kill();
            database.close();
        }
    }
}
