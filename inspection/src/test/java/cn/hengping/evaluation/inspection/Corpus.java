package cn.hengping.evaluation.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.hengping.evaluation.inspection.recognition.Words;

/** The texts and tables of the test corpus, each in every form it can have, and what should be found in it. */
public final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/corpus");
    private static final InspectFile INSPECT = new InspectFile(new Words(null));

    /** A paper in one form, and the codes of warnings and errors that belong to it. */
    public static final class Paper {
        private final String name;
        private final byte[] bytes;
        private final Set<String> expected;

        Paper(String name, byte[] bytes, Set<String> expected) {
            this.name = name;
            this.bytes = bytes;
            this.expected = expected;
        }

        public String name() {
            return name;
        }

        public byte[] bytes() {
            return bytes;
        }

        Set<String> expected() {
            return expected;
        }

        public List<Finding> findings() {
            return INSPECT.inspect(bytes).findings();
        }

        Set<String> found() {
            return findings().stream()
                    .filter(finding -> finding.severity() != Severity.HINT || expected.contains(finding.code()))
                    .map(Finding::code)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** How a rule did: rightly found, wrongly found, missed. */
    static final class Score {
        int right;
        int wrong;
        int missed;
    }

    private Corpus() {}

    static List<Paper> papers() {
        var papers = new ArrayList<Paper>();
        for (var file : files("tables")) {
            var lines = lines(file);
            var expected = expected(lines.getFirst());
            var rows = lines.stream()
                    .skip(1)
                    .map(line -> List.of(line.replace('⏎', '\n').split("\t", -1)))
                    .toList();
            var name = file.getFileName().toString().replace(".tsv", "");
            papers.add(new Paper(name + ".docx", Papers.docx(rows), expected));
            papers.add(new Paper(name + ".xlsx", Papers.xlsx(rows), expected));
            papers.add(new Paper(name + ".txt", Papers.text(rows), expected));
        }
        for (var file : files("texts")) {
            var lines = lines(file);
            var body = lines.subList(1, lines.size());
            var expected = expected(lines.getFirst());
            var name = file.getFileName().toString();
            papers.add(new Paper(
                    name, String.join("\n", body).getBytes(java.nio.charset.StandardCharsets.UTF_8), expected));
            papers.add(new Paper(name.replace(".txt", ".docx"), Papers.docx(body(body)), expected));
        }
        return papers;
    }

    /** Paragraphs, and tables where lines have tabs. */
    private static String body(List<String> lines) {
        var body = new StringBuilder();
        var rows = new ArrayList<List<String>>();
        for (var line : lines) {
            if (line.indexOf('\t') >= 0) {
                rows.add(List.of(line.split("\t", -1)));
                continue;
            }
            body.append(rows.isEmpty() ? "" : Papers.table(rows)).append(Papers.paragraph(line));
            rows.clear();
        }
        return body.append(rows.isEmpty() ? "" : Papers.table(rows)).toString();
    }

    private static Set<String> expected(String line) {
        return Stream.of(line.replace("# expect:", "").strip().split("\\s+", -1))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The score of every rule over all papers; what went wrong goes into the list. */
    static Map<String, Score> scores(List<String> wrongs) {
        var scores = new TreeMap<String, Score>();
        for (var paper : papers()) {
            var found = paper.found();
            for (var code : found) {
                var score = scores.computeIfAbsent(code, _ -> new Score());
                if (paper.expected().contains(code)) {
                    score.right++;
                } else {
                    score.wrong++;
                    wrongs.add(paper + ": wrongly " + code + " " + evidence(paper, code));
                }
            }
            for (var code : paper.expected()) {
                if (!found.contains(code)) {
                    scores.computeIfAbsent(code, _ -> new Score()).missed++;
                    wrongs.add(paper + ": missed " + code);
                }
            }
        }
        return new LinkedHashMap<>(scores);
    }

    private static String evidence(Paper paper, String code) {
        return paper.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::evidence)
                .collect(Collectors.joining(" | "));
    }
}
