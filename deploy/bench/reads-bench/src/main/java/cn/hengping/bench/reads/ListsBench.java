package cn.hengping.bench.reads;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.bench.measuring.RunningSystem;
import cn.hengping.bench.measuring.Samples;

/**
 * How long one reader waits for each list of budget-service, with what is in the database now. Run it with ten projects and again
 * with ten thousand ({@code deploy/district}): the figures must be the same.
 */
public final class ListsBench {
    private static final int WARM_UP = 100;

    private final RunningSystem system = RunningSystem.here();
    private final HttpClient http = HttpClient.newHttpClient();
    private int rows;

    /** Argument: calls of each list. */
    public static void main(String[] arguments) throws Exception {
        new ListsBench().run(Integer.parseInt(arguments[0]));
    }

    private static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("projects by code", "/projects");
        lists.put("projects by amount", "/projects?order=AMOUNT");
        lists.put("projects by update", "/projects?order=UPDATED");
        lists.put("projects of a stage", "/projects?stage=APPROVED&year=2024");
        lists.put("projects of a kind", "/projects?kind=OPERATING");
        lists.put("projects by text", "/projects?text=维修");
        lists.put("projects by amounts", "/projects?amountFrom=20000&amountTo=60000&order=AMOUNT");
        lists.put("projects of a department", "/projects?under=130207/301");
        lists.put("classified projects", "/projects?classified=true");
        lists.put("how many projects", "/projects/count");
        lists.put("units", "/units");
        lists.put("red and yellow lights", "/checkpoints?year=2024");
        lists.put("imports", "/payment-imports");
        lists.put("indicator library", "/library-entries");
        return lists;
    }

    private void run(int calls) throws IOException, InterruptedException, SQLException {
        var told = new Findings("lists", "list", "p50 ms", "p99 ms", "rows")
                .condition("calls", calls)
                .condition("projects", projects());
        for (var list : lists().entrySet()) {
            for (var i = 0; i < WARM_UP; i++) {
                time(list.getValue());
            }
            var times = new ArrayList<Double>();
            for (var i = 0; i < calls; i++) {
                times.add(time(list.getValue()));
            }
            var samples = Samples.of(times);
            told.row(list.getKey(), samples.median(), samples.percentile(99), rows);
        }
        told.tell();
    }

    private double time(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(RunningSystem.service("budget").resolve(encoded(path)))
                .header("Authorization", "Bearer " + system.token("cz-reviewer"))
                .build();
        var from = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        var time = (System.nanoTime() - from) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        rows = answer.body().split("\"(projectCode|unitCode|fileName|functionCode|count)\":", -1).length - 1;
        return time;
    }

    private static String encoded(String path) {
        return path.replace("维修", "%E7%BB%B4%E4%BF%AE");
    }

    private String projects() throws IOException, SQLException {
        try (var database = system.database("budget");
                var statement = database.createStatement();
                var found = statement.executeQuery("select count(*)::text from project")) {
            return found.next() ? found.getString(1) : "0";
        }
    }
}
