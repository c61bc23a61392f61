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
import cn.hengping.evaluation.inspection.copies.Print;
import cn.hengping.evaluation.inspection.copies.SimHash;
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

    /** Paragraphs of phrases that many use; every hundredth is an earlier one with one to twelve of its thirty phrases changed. */
    private static void copies(int paragraphs, Findings told) {
        var random = new Random(1);
        var phrases = new ArrayList<String>();
        for (var i = 0; i < 3_000; i++) {
            phrases.add(phrase(random));
        }
        var texts = new ArrayList<String>();
        for (var i = 0; i < paragraphs; i++) {
            texts.add(
                    i % 100 == 99 ? edited(texts.get(random.nextInt(i)), phrases, random) : paragraph(phrases, random));
        }
        var index = new CopyIndex();
        var answers = new ArrayList<List<CopyIndex.Copy>>();
        var start = System.nanoTime();
        for (var i = 0; i < paragraphs; i++) {
            answers.add(index.add(new CopyIndex.Paragraph("" + i, "project " + i, 0, 0, texts.get(i))));
        }
        var seconds = (System.nanoTime() - start) / NANOS;
        told.row("copies among paragraphs, by index", paragraphs, seconds, paragraphs / seconds, live());
        told.condition("pairs compared", index.comparisons())
                .condition("pairs there are", (long) paragraphs * (paragraphs - 1) / 2);
        bruteForce(texts, answers, told);
    }

    /** Every hundredth paragraph, and as many others, against all before them. */
    private static void bruteForce(List<String> texts, List<List<CopyIndex.Copy>> answers, Findings told) {
        var runs = texts.stream().map(InspectionBench::runs).toList();
        var true_ = 0;
        var found = 0;
        var wrong = 0;
        var asked = 0;
        var start = System.nanoTime();
        for (var i = texts.size() - 1; i >= 0 && asked < 400; i -= i % 100 == 99 ? 1 : 99) {
            asked++;
            var by = answers.get(i).stream().map(copy -> copy.there().owner()).toList();
            var alike = new ArrayList<String>();
            for (var j = 0; j < i; j++) {
                if (resemblance(runs.get(i), runs.get(j)) >= Print.ALIKE) {
                    alike.add("" + j);
                }
            }
            true_ += alike.size();
            found += (int) alike.stream().filter(by::contains).count();
            wrong += (int) by.stream().filter(owner -> !alike.contains(owner)).count();
        }
        var seconds = (System.nanoTime() - start) / NANOS;
        told.row("the same by brute force", asked, seconds, asked / seconds, live());
        told.condition(
                "near-copies by brute force / found by index / wrongly found", true_ + " / " + found + " / " + wrong);
    }

    private static long[] runs(String text) {
        var shape = SimHash.shape(text);
        return java.util.stream.IntStream.range(0, shape.length() - 2)
                .mapToLong(i -> (long) shape.charAt(i) << 32 | (long) shape.charAt(i + 1) << 16 | shape.charAt(i + 2))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double resemblance(long[] one, long[] other) {
        var common = 0;
        var i = 0;
        var j = 0;
        while (i < one.length && j < other.length) {
            common += one[i] == other[j] ? 1 : 0;
            if (one[i] <= other[j]) {
                i++;
            } else {
                j++;
            }
        }
        // the loop passes a common run of one side only; the other side's is passed next time round
        return (double) common / (one.length + other.length - common);
    }

    private static String phrase(Random random) {
        var text = new StringBuilder();
        for (var i = 0; i < 4; i++) {
            text.append((char) (0x4E00 + random.nextInt(3_000)));
        }
        return text.toString();
    }

    private static String paragraph(List<String> phrases, Random random) {
        var text = new StringBuilder();
        for (var i = 0; i < 30; i++) {
            text.append(phrases.get(random.nextInt(phrases.size())));
        }
        return text.append('。').toString();
    }

    private static String edited(String text, List<String> phrases, Random random) {
        var changed = new StringBuilder(text);
        for (var changes = 1 + random.nextInt(12); changes > 0; changes--) {
            var at = 4 * random.nextInt(30);
            changed.replace(at, at + 4, phrases.get(random.nextInt(phrases.size())));
        }
        return changed.toString();
    }

    private static long live() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
