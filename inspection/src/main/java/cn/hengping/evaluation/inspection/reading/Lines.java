package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Plain;

/** Makes paragraphs and tables of lines: tables where tabs or bars part cells, and joins what the page's edge broke. */
final class Lines {
    private static final Pattern RULE = Pattern.compile("^[\\s|+:=─━┌┬┐├┼┤└┴┘-]*$");
    private static final Pattern OPENING = Pattern.compile(
            "^\\s*([一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\\d]{1,3}[)）]|\\d{1,2}[.．、](?!\\d)|第[一二三四五六七八九十]+[章条部]|[-—–]\\s*\\d+\\s*[-—–]\\s*$|[^。；，]{2,16}[:：])");
    private static final String CLOSING = "。；！？;!?：:";
    private static final int NARROWEST = 20;
    private static final int WIDEST = 60;

    private final Transcript transcript;
    private final List<String> lines;
    private final List<Boolean> full;
    private final int width;

    Lines(Transcript transcript, List<String> lines) {
        this(transcript, lines, List.of());
    }

    /** With what is known of each line: whether it reaches the right margin of its page. */
    Lines(Transcript transcript, List<String> lines, List<Boolean> full) {
        this.transcript = transcript;
        this.lines = lines;
        this.full = full;
        this.width = pageWidth(lines);
    }

    /** The width at which a page breaks lines, or 0 where every line is a paragraph of its own. */
    private static int pageWidth(List<String> lines) {
        var lengths = lines.stream()
                .filter(line -> cells(line).size() < 3)
                .mapToInt(line -> line.strip().length())
                .filter(length -> length > 8)
                .sorted()
                .toArray();
        if (lengths.length < 6) {
            return 0;
        }
        var longest = lengths[lengths.length - 1];
        var near = 0;
        for (var length : lengths) {
            near += length >= longest - 6 ? 1 : 0;
        }
        return longest >= NARROWEST && longest <= WIDEST && near * 4 >= lengths.length ? longest : 0;
    }

    void read() {
        var i = 0;
        while (i < lines.size()) {
            var end = tableEnd(i);
            if (end > i + 1) {
                table(i, end);
                i = end;
            } else {
                i = paragraph(i);
            }
        }
    }

    private int paragraph(int from) {
        var text = new StringBuilder(lines.get(from).strip());
        var next = from + 1;
        while (next < lines.size() && isFull(next - 1) && isBroken(text, lines.get(next))) {
            text.append(lines.get(next).strip());
            next++;
        }
        var isWhole = next == from + 1 && (full.isEmpty() || isClosed(text));
        transcript.paragraph(text.toString(), isWhole ? Passage.Kind.BODY : Passage.Kind.REFLOWED);
        return next;
    }

    /** A line of a page that ends no sentence may be a part of a table that was not drawn. */
    private static boolean isClosed(StringBuilder text) {
        return !text.isEmpty() && CLOSING.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private boolean isFull(int line) {
        if (!full.isEmpty()) {
            return full.get(line);
        }
        return width > 0 && lines.get(line).strip().length() >= width - 6;
    }

    private static boolean isBroken(StringBuilder soFar, String next) {
        if (soFar.isEmpty() || next.isBlank()) {
            return false;
        }
        if (CLOSING.indexOf(soFar.charAt(soFar.length() - 1)) >= 0) {
            return false;
        }
        return !next.startsWith("　　")
                && !OPENING.matcher(next).find()
                && cells(next).size() < 3;
    }

    private int tableEnd(int from) {
        var end = from;
        while (end < lines.size() && (cells(lines.get(end)).size() >= 2 || (end > from && isRule(lines.get(end))))) {
            end++;
        }
        return end;
    }

    private static boolean isRule(String line) {
        return !line.isBlank() && RULE.matcher(line).matches();
    }

    private static List<String> cells(String line) {
        if (line.indexOf('\t') >= 0 && !line.isBlank()) {
            return List.of(line.split("\t", -1));
        }
        var plain = Plain.of(line).strip();
        if (plain.startsWith("|") || plain.startsWith("│")) {
            var inner = plain.substring(1).replaceAll("[|│]$", "");
            return isRule(line) ? List.of() : List.of(inner.split("[|│]", -1));
        }
        return List.of();
    }

    private void table(int from, int to) {
        var raws = new ArrayList<Transcript.Raw>();
        var row = 0;
        for (var i = from; i < to; i++) {
            var cells = cells(lines.get(i));
            for (var column = 0; column < Math.min(cells.size(), 100); column++) {
                raws.add(new Transcript.Raw(cells.get(column).strip(), row, column, 1, 1));
            }
            row += cells.isEmpty() ? 0 : 1;
        }
        transcript.table("", raws);
    }
}
