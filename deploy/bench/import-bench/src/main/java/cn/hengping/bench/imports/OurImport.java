package cn.hengping.bench.imports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import cn.hengping.bench.measuring.RunningSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our way: uploaded through the gateway as the bureau does it, watched until it is done, and the marked table fetched. */
final class OurImport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUREAU = "cz-reviewer";
    private static final Duration POLL = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway = RunningSystem.gateway();
    private final RunningSystem system;

    OurImport(RunningSystem system) {
        this.system = system;
    }

    /** Opens ledgers of a hundred million yuan for the bench's projects; approval itself is not what is measured. */
    static void prepare(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var i = 0; i < PaymentTables.PROJECTS; i++) {
                var code = PaymentTables.projectCode(i);
                statement.execute("""
                        insert into project (project_code, year, stage, unit_path, amount, document, version, name, kind)
                        values ('%s', 2024, 'APPROVED', '130207/101', 100000000, '{}', 1, '计时用项目', 'OPERATING') on conflict do nothing
                        """.formatted(code));
                statement.execute("""
                        insert into balance (project_code, unit_path, document, sequence) values ('%s', '130207/101', '{"projectCode":"%s",
                        "year":2024,"unitPath":"130207/101","itemCodes":["30226"],"rows":[{"source":"CURRENT_YEAR_APPROPRIATION",
                        "initialYuan":"100000000.00","adjustmentYuan":"0.00","arrivedYuan":"0.00","executedYuan":"0.00",
                        "carriedOutYuan":"0.00"}],"asOf":"2024-02-01","sequence":1}', 1) on conflict do nothing
                        """.formatted(code, code));
            }
        }
    }

    /** What an import came to, and how long it took, in milliseconds from the upload's first byte. */
    record Done(int stored, int bad, long firstFaultMillis, long storedMillis, long wholeMillis) {}

    Done run(Path file, Path marked) throws IOException, InterruptedException {
        system.token(BUREAU);
        var from = System.nanoTime();
        var received = JSON.readTree(http.send(
                        request("/api/budget/payment-imports?mode=GOOD_ROWS&fileName=bench.xlsx")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofFile(file))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body());
        var path = "/api/budget/payment-imports/" + received.path("id").asString();
        var firstFault = -1L;
        JsonNode order;
        do {
            Thread.sleep(POLL);
            order = JSON.readTree(
                    http.send(request(path).build(), BodyHandlers.ofByteArray()).body());
            if (firstFault < 0 && order.path("rows").path("bad").asInt() > 0) {
                firstFault = millis(from);
            }
        } while (order.path("finishedAt").isMissingNode()
                || order.path("finishedAt").isNull());
        var stored = millis(from);
        http.send(request(path + "/workbook").build(), BodyHandlers.ofFile(marked));
        var rows = order.path("rows");
        return new Done(rows.path("stored").asInt(), rows.path("bad").asInt(), firstFault, stored, millis(from));
    }

    private static long millis(long from) {
        return Duration.ofNanos(System.nanoTime() - from).toMillis();
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + system.token(BUREAU));
    }
}
