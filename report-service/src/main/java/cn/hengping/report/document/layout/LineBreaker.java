package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Breaks a paragraph into lines by the rules of Chinese typography (GB/T 15834-2011, 5.1): no closing mark begins a line, no
 * opening mark ends one, dashes and dots stay whole, no number or Latin word is torn apart unless it is longer than a line.
 */
final class LineBreaker {
    private static final String NOT_FIRST = "，。、；：？！）》〉”’】〕｝」』〗％‰℃·,.;:?!)]}%～〜々ー";
    private static final String NOT_LAST = "（《〈“‘【〔｛「『〖([{￥¥$＃#№";
    private static final String WHOLE = "—…";

    private LineBreaker() {}

    /** A line: its characters, their advances, and whether the paragraph ends with it. */
    @SuppressWarnings("ArrayRecordComponent") // set once and thrown away: no copies, no comparisons
    record Line(int[] characters, double[] advances, boolean last) {
        double width() {
            var width = 0.0;
            for (var advance : advances) {
                width += advance;
            }
            return width;
        }
    }

    /** Breaks at this width, and where the text breaks itself; the first line is shorter by the indent. */
    static List<Line> lines(String text, Style style, Metrics metrics, double width, double indent) {
        if (text.indexOf('\n') >= 0) {
            return text.lines()
                    .flatMap(line -> lines(line, style, metrics, width, indent).stream())
                    .toList();
        }
        var characters = text.codePoints().toArray();
        var advances = new double[characters.length];
        for (var i = 0; i < characters.length; i++) {
            advances[i] = style.advance(metrics, characters[i]);
        }
        var lines = new ArrayList<Line>();
        var from = 0;
        while (from < characters.length) {
            var to = end(characters, advances, from, width - (lines.isEmpty() ? indent : 0));
            var next = afterSpaces(characters, to);
            lines.add(new Line(
                    Arrays.copyOfRange(characters, from, to),
                    Arrays.copyOfRange(advances, from, to),
                    next == characters.length));
            from = next;
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

    private static int end(int[] characters, double[] advances, int from, double room) {
        var used = 0.0;
        for (var to = from; to < characters.length; to++) {
            used += advances[to];
            if (used > room + 0.01 && to > from) {
                return legal(characters, from, to);
            }
        }
        return characters.length;
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
        var torn = before == after && WHOLE.indexOf(after) >= 0;
        return !torn
                && NOT_FIRST.indexOf(after) < 0
                && NOT_LAST.indexOf(before) < 0
                && !(isWord(before) && isWord(after));
    }

    private static boolean isWord(int character) {
        return character < 0x250 && character > ' ' && character != '·';
    }

    /** Whether there is no place at which this may be broken: a number, a word. */
    static boolean isWhole(String text) {
        return text.codePoints().allMatch(LineBreaker::isWord);
    }

    /** Spreads what is left of the width between the characters, so that full lines end at the margin. */
    static Line justified(Line line, double width) {
        var left = width - line.width();
        var gaps = line.characters().length - 1;
        if (line.last() || gaps < 1 || left <= 0 || left > width / 8) {
            return line;
        }
        var advances = line.advances().clone();
        for (var i = 0; i < gaps; i++) {
            advances[i] += left / gaps;
        }
        return new Line(line.characters(), advances, false);
    }
}
