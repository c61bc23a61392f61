package cn.hengping.bench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.bench.measuring.RunningSystem;
import cn.hengping.bench.measuring.Samples;

/**
 * Times the import of payments: from the upload until every good row is stored and the marked workbook is back; ours and
 * POI's in turns, into the same PostgreSQL. Before, each imports until it gets no faster. One more run of ours, untimed, tells what
 * lives on the service's heap meanwhile.
 */
public final class ImportBench {
    private static final int MOST_WARM_UPS = 20;
    private static final int MOST_ROWS_TO_WARM_UP = 100_000;
    private static final double NO_FASTER = 0.95;

    private final RunningSystem system = RunningSystem.here();
    private final int rows;
    private final boolean isAgainstPoi;
    private final Path folder;

    private ImportBench(int rows, boolean isAgainstPoi) throws IOException {
        this.rows = rows;
        this.isAgainstPoi = isAgainstPoi;
        this.folder = Files.createTempDirectory("bench");
    }

    /** Arguments: rows; runs; and {@code ours} where POI is not asked to hold that many. */
    public static void main(String[] arguments) throws Exception {
        var isAgainstPoi = arguments.length < 3 || !arguments[2].equals("ours");
        new ImportBench(Integer.parseInt(arguments[0]), isAgainstPoi).run(Integer.parseInt(arguments[1]));
    }

    private void run(int runs) throws IOException, InterruptedException, SQLException {
        try (var database = system.database("budget")) {
            OurImport.prepare(database);
            var ours = new ArrayList<OurImport.Done>();
            var theirs = new ArrayList<Long>();
            var poi = new PoiImport(database);
            var warmUps = new LinkedHashMap<String, Integer>();
            warmUps.put(
                    "ours",
                    warmedUp(() -> ours(HeapWatch.none(), rowsToWarmUp()).wholeMillis()));
            if (isAgainstPoi) {
                warmUps.put("POI", warmedUp(() -> theirs(poi, rowsToWarmUp())));
            }
            IO.println("imports to warm up: " + warmUps);
            for (var run = 0; run < runs; run++) {
                ours.add(ours(HeapWatch.none(), rows));
                if (isAgainstPoi) {
                    theirs.add(theirs(poi, rows));
                }
                IO.println("run " + run + ": ours " + ours.getLast() + ", POI " + theirs + " ms");
            }
            try (var heap = HeapWatch.live(system)) {
                ours(heap, rows);
                tell(ours, isAgainstPoi ? Samples.of(theirs) : Samples.of(List.of(0)), heap, warmUps);
            }
        }
    }

    private interface Import {
        long millis() throws IOException, InterruptedException, SQLException;
    }

    private int rowsToWarmUp() {
        return Math.min(rows, MOST_ROWS_TO_WARM_UP);
    }

    /** Imports until it is no faster than two imports before, at most {@link #MOST_WARM_UPS} times: answers how often it did. */
    private static int warmedUp(Import one) throws IOException, InterruptedException, SQLException {
        var took = new ArrayList<Long>();
        while (took.size() < MOST_WARM_UPS) {
            took.add(one.millis());
            var last = took.size() - 1;
            if (last >= 2 && took.get(last) > took.get(last - 2) * NO_FASTER) {
                break;
            }
        }
        IO.println("to warm up: " + took + " ms");
        return took.size();
    }

    private OurImport.Done ours(HeapWatch heap, int rowsNow) throws IOException, InterruptedException {
        var file = table(rowsNow);
        heap.start();
        return new OurImport(system).run(file, folder.resolve("marked.xlsx"));
    }

    private long theirs(PoiImport poi, int rowsNow) throws IOException, SQLException {
        var file = table(rowsNow);
        poi.prepare();
        var from = System.nanoTime();
        poi.run(file, folder.resolve("marked.xlsx"));
        return (System.nanoTime() - from) / 1_000_000;
    }

    private Path table(int rowsNow) throws IOException {
        var file = folder.resolve("payments.xlsx");
        PaymentTables.write(file, rowsNow, "B" + System.nanoTime() + "-");
        return file;
    }

    private void tell(List<OurImport.Done> ours, Samples theirs, HeapWatch heap, Map<String, Integer> warmUps)
            throws IOException {
        var whole = Samples.of(ours.stream().map(OurImport.Done::wholeMillis).toList());
        var stored = Samples.of(ours.stream().map(OurImport.Done::storedMillis).toList());
        var first =
                Samples.of(ours.stream().map(OurImport.Done::firstFaultMillis).toList());
        new Findings("import-" + rows, "what", "median ms", "least ms", "most ms", "ratio to POI")
                .condition("rows", rows)
                .condition("runs", whole.count())
                .condition("imports to warm up", warmUps)
                .condition("rows stored by ours", ours.getLast().stored())
                .condition("rows bad", ours.getLast().bad())
                .condition("live heap of the service before, MB", heap.before() >> 20)
                .condition("live heap at most while importing, MB", heap.most() >> 20)
                .row(
                        "ours, stored and marked",
                        whole.median(),
                        whole.least(),
                        whole.most(),
                        theirs.median() / whole.median())
                .row("ours, stored", stored.median(), stored.least(), stored.most(), theirs.median() / stored.median())
                .row(
                        "ours, first fault readable",
                        first.median(),
                        first.least(),
                        first.most(),
                        theirs.median() / first.median())
                .row("POI and JDBC batches", theirs.median(), theirs.least(), theirs.most(), 1.0)
                .tell();
    }
}
