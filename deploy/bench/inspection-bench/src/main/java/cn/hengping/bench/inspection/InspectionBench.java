package cn.hengping.bench.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.InspectFile;
import cn.hengping.evaluation.inspection.copies.CopyIndex;
import cn.hengping.evaluation.inspection.recognition.Words;

/**
 * Runs the papers of the test corpus over and over on one thread. A report here is a narrative text together with a form, as units
 * hand them in.
 */
public final class InspectionBench {
    private static final int WARM_UP = 2_000;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final InspectFile inspect = new InspectFile(new Words(null));
    private final List<byte[]> reports = new ArrayList<>();

    private InspectionBench() throws IOException {
        var corpus = Path.of(System.getProperty("bench.root", ".")).resolve("inspection/src/test/resources/corpus");
        var texts = contents(corpus.resolve("texts"));
        var tables = contents(corpus.resolve("tables"));
        for (var i = 0; i < tables.size(); i++) {
            var table = tables.get(i).replaceAll("(?m)(?<=\t|^)[<^](?=\t|$)", "");
            reports.add((texts.get(i % texts.size()) + "\n" + table).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> contents(Path folder) throws IOException {
        var contents = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var text = Files.readString(file);
                contents.add(text.substring(text.indexOf('\n') + 1));
            }
        }
        return contents;
    }

    public static void main(String[] arguments) throws IOException {
        var bench = new InspectionBench();
        bench.run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void run(int count, int paragraphs) throws IOException {
        var dossiers = reports.stream()
                .map(report -> inspect.inspect(report).dossier())
                .toList();
        rules(dossiers, WARM_UP);
        whole(WARM_UP);
        var bytes = reports.stream().mapToLong(report -> report.length).sum() / reports.size();
        var told = new Findings("inspection", "what", "count", "seconds", "per second", "live heap MB")
                .condition("threads", 1)
                .condition("bytes per report", bytes);
        var rules = rules(dossiers, count);
        told.row("rules over recognised reports", count, rules, count / rules, live());
        var whole = whole(count);
        told.row("read, recognise, inspect", count, whole, count / whole, live());
        copies(paragraphs, told);
        told.tell();
    }

    private double rules(List<Dossier> dossiers, int count) {
        var start = System.nanoTime();
        var findings = 0;
        for (var i = 0; i < count; i++) {
            findings += inspect.inspection()
                    .inspect(dossiers.get(i % dossiers.size()))
                    .size();
        }
        return seconds(start, findings);
    }

    private double whole(int count) {
        var start = System.nanoTime();
        var findings = 0;
        for (var i = 0; i < count; i++) {
            findings +=
                    inspect.inspect(reports.get(i % reports.size())).findings().size();
        }
        return seconds(start, findings);
    }

    private static double seconds(long start, int findings) {
        if (findings == 0) {
            throw new IllegalStateException("nothing was found: nothing was measured");
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private static void copies(int paragraphs, Findings told) {
        var random = new Random(1);
        var texts = new ArrayList<String>();
        for (var i = 0; i < paragraphs; i++) {
            texts.add(i % 1_000 == 999 ? texts.get(i - 1) : paragraph(random));
        }
        var index = new CopyIndex();
        var start = System.nanoTime();
        var found = 0;
        for (var i = 0; i < paragraphs; i++) {
            found += index.add(new CopyIndex.Paragraph("unit " + i, 0, 0, texts.get(i)))
                            .isEmpty()
                    ? 0
                    : 1;
        }
        var seconds = (System.nanoTime() - start) / NANOS;
        told.condition("copies planted and found", paragraphs / 1_000 + " / " + found)
                .condition("pairs compared", index.comparisons());
        told.row("copies among paragraphs", paragraphs, seconds, paragraphs / seconds, live());
    }

    private static String paragraph(Random random) {
        var text = new StringBuilder();
        for (var i = 0; i < 120; i++) {
            text.append((char) (0x4E00 + random.nextInt(3_000)));
        }
        return text.toString();
    }

    private static long live() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
