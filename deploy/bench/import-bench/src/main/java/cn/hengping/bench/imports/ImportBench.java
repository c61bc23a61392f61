package cn.hengping.bench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.bench.measuring.RunningSystem;
import cn.hengping.bench.measuring.Samples;

/**
 * Times the import of payments: from the upload until every good row is stored and the marked workbook is back; ours and
 * POI's in turns, into the same PostgreSQL. One more run of ours, untimed, tells what lives on the service's heap meanwhile.
 */
public final class ImportBench {
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
            for (var run = 0; run < runs; run++) {
                ours.add(ours(HeapWatch.none()));
                if (isAgainstPoi) {
                    theirs.add(theirs(poi));
                }
                IO.println("run " + run + ": ours " + ours.getLast() + ", POI " + theirs + " ms");
            }
            try (var heap = HeapWatch.live(system)) {
                ours(heap);
                tell(ours, isAgainstPoi ? Samples.of(theirs) : Samples.of(List.of(0)), heap);
            }
        }
    }

    private OurImport.Done ours(HeapWatch heap) throws IOException, InterruptedException {
        var file = table();
        heap.start();
        return new OurImport(system).run(file, folder.resolve("marked.xlsx"));
    }

    private long theirs(PoiImport poi) throws IOException, SQLException {
        var file = table();
        poi.prepare();
        var from = System.nanoTime();
        poi.run(file, folder.resolve("marked.xlsx"));
        return (System.nanoTime() - from) / 1_000_000;
    }

    private Path table() throws IOException {
        var file = folder.resolve("payments.xlsx");
        PaymentTables.write(file, rows, "B" + System.nanoTime() + "-");
        return file;
    }

    private void tell(List<OurImport.Done> ours, Samples theirs, HeapWatch heap) throws IOException {
        var whole = Samples.of(ours.stream().map(OurImport.Done::wholeMillis).toList());
        var stored = Samples.of(ours.stream().map(OurImport.Done::storedMillis).toList());
        var first =
                Samples.of(ours.stream().map(OurImport.Done::firstFaultMillis).toList());
        new Findings("import-" + rows, "what", "median ms", "least ms", "most ms", "ratio to POI")
                .condition("rows", rows)
                .condition("runs", whole.count())
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
