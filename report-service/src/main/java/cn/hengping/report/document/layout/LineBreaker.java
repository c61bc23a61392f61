package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a paragraph into lines by the rules of Chinese typography: no closing mark begins a line, no opening mark ends one,
 * no number or Latin word is torn apart unless it is longer than a line.
 */
final class LineBreaker {
    private static final String NOT_FIRST = "，。、；：？！）》〉”’】〕｝％％…—·,.;:?!)]}%℃～";
    private static final String NOT_LAST = "（《〈“‘【〔｛([{￥$";

    private LineBreaker() {}

    /** A line: its characters, their advances, and whether the paragraph ends with it. */
    record Line(List<Integer> characters, List<Double> advances, boolean last) {
        double width() {
            return advances.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** Breaks at this width; the first line is shorter by the indent. */
    static List<Line> lines(String text, Style style, Metrics metrics, double width, double indent) {
        var characters = text.codePoints().toArray();
        var lines = new ArrayList<Line>();
        var from = 0;
        while (from < characters.length) {
            var room = width - (lines.isEmpty() ? indent : 0);
            var to = end(characters, from, style, metrics, room);
            lines.add(line(characters, from, to, style, metrics));
            from = afterSpaces(characters, to);
        }
        return lines;
    }

    /** A space at which a line was broken begins no line. */
    private static int afterSpaces(int[] characters, int at) {
        var next = at;
        while (next < characters.length && characters[next] == ' ') {
            next++;
        }
        return next;
    }

    private static int end(int[] characters, int from, Style style, Metrics metrics, double room) {
        var used = 0.0;
        var to = from;
        while (to < characters.length) {
            used += style.advance(metrics, characters[to]);
            if (used > room + 0.01 && to > from) {
                return legal(characters, from, to);
            }
            to++;
        }
        return to;
    }

    /** The last legal break at or before {@code to}; when there is none, the line is simply full. */
    private static int legal(int[] characters, int from, int to) {
        for (var at = to; at > from; at--) {
            if (mayBreak(characters[at - 1], characters[at])) {
                return at;
            }
        }
        return to;
    }

    private static boolean mayBreak(int before, int after) {
        return NOT_FIRST.indexOf(after) < 0 && NOT_LAST.indexOf(before) < 0 && !(isWord(before) && isWord(after));
    }

    private static boolean isWord(int character) {
        return character < 0x250 && character > ' ';
    }

    private static Line line(int[] characters, int from, int to, Style style, Metrics metrics) {
        var kept = new ArrayList<Integer>();
        var advances = new ArrayList<Double>();
        for (var i = from; i < to; i++) {
            kept.add(characters[i]);
            advances.add(style.advance(metrics, characters[i]));
        }
        return new Line(kept, advances, afterSpaces(characters, to) == characters.length);
    }

    /** Spreads what is left of the width between the characters, so that full lines end at the margin. */
    static Line justified(Line line, double width) {
        var left = width - line.width();
        if (line.last() || line.characters().size() < 2 || left <= 0 || left > width / 8) {
            return line;
        }
        var share = left / (line.characters().size() - 1);
        var advances = new ArrayList<>(line.advances());
        for (var i = 0; i < advances.size() - 1; i++) {
            advances.set(i, advances.get(i) + share);
        }
        return new Line(line.characters(), advances, false);
    }
}
