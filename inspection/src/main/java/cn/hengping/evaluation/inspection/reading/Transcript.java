package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.Block;
import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.Grid;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/** Collects what a reader finds, in reading order, as one text with the places of its parts. */
final class Transcript {
    private static final int MOST_CHARACTERS = 3_000_000;
    private static final int MOST_BLOCKS = 100_000;
    private static final int MOST_SPAN = 2_000;
    private static final int LONGEST = 3_000;
    private static final int LONGEST_RUN = 40;

    /** A cell before it has a place in the text. */
    record Raw(String text, int row, int column, int rows, int columns) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    void paragraph(String content, Passage.Kind kind) {
        var line = clean(content);
        for (var from = 0; from < line.length(); ) {
            var to = end(line, from);
            if (!line.substring(from, to).isBlank()) {
                add(passage(line.substring(from, to), kind));
            }
            from = to;
        }
    }

    /** A paragraph of unnatural length is cut behind a sentence: what looks for patterns may assume that none is long. */
    private static int end(String line, int from) {
        if (line.length() - from <= LONGEST) {
            return line.length();
        }
        var stop = line.lastIndexOf('。', from + LONGEST - 1);
        return stop > from ? stop + 1 : from + LONGEST;
    }

    void table(String name, List<Raw> raws) {
        var cells = new ArrayList<Grid.Cell>();
        var row = -1;
        for (var raw : raws) {
            if (raw.row() != row) {
                row = raw.row();
                text.append('\n');
            }
            var passage = passage(clean(raw.text()), Passage.Kind.CELL);
            cells.add(new Grid.Cell(
                    passage, raw.row(), raw.column(), Math.min(raw.rows(), MOST_SPAN), Math.min(raw.columns(), 200)));
        }
        if (cells.isEmpty()) {
            return;
        }
        try {
            add(new Grid(name, cells));
        } catch (IllegalArgumentException _) {
            throw new Unreadable(Why.TOO_LARGE);
        }
    }

    void unread(String what) {
        if (!unread.contains(what) && unread.size() < 50) {
            unread.add(what);
        }
    }

    private void add(Block block) {
        if (blocks.size() >= MOST_BLOCKS) {
            throw new Unreadable(Why.TOO_LARGE);
        }
        blocks.add(block);
    }

    private Passage passage(String content, Passage.Kind kind) {
        var passage = Passage.of(content, text.length(), kind);
        if (text.length() + content.length() > MOST_CHARACTERS) {
            throw new Unreadable(Why.TOO_LARGE);
        }
        text.append(content).append(kind == Passage.Kind.CELL ? '\t' : '\n');
        return passage;
    }

    /** Without what cannot be seen (controls, zero-width characters), and with endless runs of one character cut. */
    private static String clean(String raw) {
        var clean = new StringBuilder(raw.length());
        var last = -1;
        var run = 0;
        for (var i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
            var c = raw.codePointAt(i);
            run = c == last ? run + 1 : 1;
            last = c;
            if (run <= LONGEST_RUN && isVisible(c)) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString().strip();
    }

    private static boolean isVisible(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        return c >= ' '
                && c != 0x7F
                && c != 0xAD
                && c != 0xFEFF
                && (c < 0x200B || c > 0x200F)
                && (c < 0xD800 || c > 0xDFFF)
                && c != 0xFFFE
                && c != 0xFFFF;
    }

    Document document(String format) {
        if (blocks.isEmpty()) {
            throw new Unreadable(Why.EMPTY);
        }
        return new Document(format, text.toString(), blocks, unread);
    }
}
