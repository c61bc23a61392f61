package cn.hengping.report.document.layout;

import java.util.List;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Align;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.Document.Closing;
import cn.hengping.report.document.Document.Cover;
import cn.hengping.report.document.Document.CoverLine;
import cn.hengping.report.document.Document.Heading;
import cn.hengping.report.document.Document.Note;
import cn.hengping.report.document.Document.Paragraph;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.Document.Title;

/** Sets a document on pages. The same document and fonts give the same pages, to the last coordinate. */
public final class Typesetter {
    private final Metrics metrics;
    private final Sheet sheet;

    private final Paper paper;

    private Typesetter(Paper paper, Metrics metrics) {
        this.paper = paper;
        this.metrics = metrics;
        this.sheet = new Sheet(paper);
    }

    /** Sets the document. Characters that no font has are refused before anything is set, all of them at once. */
    public static List<Page> pages(Document document, Metrics metrics) {
        Glyphs.require(document, metrics);
        var typesetter = new Typesetter(document.paper(), metrics);
        for (var i = 0; i < document.blocks().size(); i++) {
            typesetter.set(document.blocks(), i);
        }
        return typesetter.sheet.finished(new Furniture(document.paper(), metrics, document.imprint()));
    }

    /** Refuses characters that no font has, all of them at once. */
    public static void requireGlyphs(Document document, Metrics metrics) {
        Glyphs.require(document, metrics);
    }

    private void set(List<Block> blocks, int index) {
        switch (blocks.get(index)) {
            case Cover cover -> cover(cover);
            case Title title -> title(title);
            case Heading heading -> heading(heading, start(blocks, index));
            case Paragraph paragraph -> flow(paragraph.text(), Style.BODY, 2 * Style.BODY.pitch());
            case Note note -> note(note);
            case Closing closing -> ClosingSetter.set(closing, blocks, index, metrics, sheet);
            case Table table -> TableSetter.set(table, metrics, sheet);
        }
    }

    /** A cover that is too full gives up its free space first, and then goes on on another page. */
    private void cover(Cover cover) {
        var free = Math.clamp((paper.textHeight() - height(cover)) / 9, 0, Paper.LINE);
        sheet.advance(4 * free);
        centred(cover.title(), Style.TITLE);
        centred(cover.subtitle(), Style.KAI);
        sheet.advance(5 * free);
        for (var line : cover.lines()) {
            coverLine(line);
        }
        sheet.endCover();
    }

    private double height(Cover cover) {
        var height = lines(cover.title(), Style.TITLE, paper.textWidth()).size() * Style.TITLE.line()
                + lines(cover.subtitle(), Style.KAI, paper.textWidth()).size() * Style.KAI.line();
        for (var line : cover.lines()) {
            height += Paper.LINE / 2
                    + Paper.LINE
                            * Math.max(
                                    1,
                                    lines(line.text(), Style.BODY, room(line)).size());
        }
        return height;
    }

    private List<LineBreaker.Line> lines(String text, Style style, double width) {
        return LineBreaker.lines(text, style, metrics, width, 0);
    }

    /** What a label leaves of its line; one that leaves little has lines of its own. */
    private double room(CoverLine line) {
        var label = lines(line.label(), Style.BODY, Double.MAX_VALUE);
        var width = label.isEmpty() ? 0 : label.getFirst().width();
        return width > paper.textWidth() * 2 / 3 ? paper.textWidth() : paper.textWidth() - width;
    }

    private void coverLine(CoverLine line) {
        var room = room(line);
        var start = paper.left() + paper.textWidth() - room;
        for (var part : lines(line.label(), Style.BODY, paper.textWidth())) {
            sheet.need(Paper.LINE);
            sheet.run(part, Style.BODY, paper.left());
            if (room == paper.textWidth()) {
                sheet.advance(Paper.LINE);
            }
        }
        var parts = lines(line.text(), Style.BODY, room);
        for (var i = 0; i < Math.max(1, parts.size()); i++) {
            if (i > 0 || room == paper.textWidth()) {
                sheet.need(Paper.LINE);
            }
            if (i < parts.size()) {
                sheet.run(parts.get(i), Style.BODY, start);
            }
            sheet.rule(start, start + room, 6);
            sheet.advance(Paper.LINE);
        }
        sheet.advance(Paper.LINE / 2);
    }

    private void title(Title title) {
        centred(title.text(), Style.TITLE);
        centred(title.subtitle(), Style.KAI);
        sheet.advance(Paper.LINE / 4);
    }

    private void centred(String text, Style style) {
        for (var line : LineBreaker.lines(text, style, metrics, paper.textWidth(), 0)) {
            sheet.need(style.line());
            sheet.run(line, style, paper.left() + aligned(Align.CENTRE, paper.textWidth(), line.width()));
            sheet.advance(style.line());
        }
    }

    /** A heading stands with what it heads: neither it nor a row of headings is left alone at the foot of a page. */
    private void heading(Heading heading, double start) {
        sheet.need(start);
        flow(heading.text(), style(heading), 2 * Style.BODY.pitch());
    }

    static Style style(Heading heading) {
        return switch (heading.level()) {
            case 1 -> Style.HEI;
            case 2 -> Style.KAI;
            default -> Style.BODY;
        };
    }

    /** How much of these blocks belongs on one page, from this one on. */
    private double start(List<Block> blocks, int index) {
        if (index == blocks.size()) {
            return 0;
        }
        return switch (blocks.get(index)) {
            case Heading heading -> count(heading.text(), style(heading)) * Paper.LINE + start(blocks, index + 1);
            case Paragraph paragraph -> together(0, count(paragraph.text(), Style.BODY)) * Paper.LINE;
            case Table table -> (table.headerRows() + 1) * 2 * Style.CELL.line();
            case Cover _, Title _, Note _, Closing _ -> Paper.LINE;
        };
    }

    private int count(String text, Style style) {
        return LineBreaker.lines(text, style, metrics, paper.textWidth(), 2 * style.pitch())
                .size();
    }

    /** How many lines of a paragraph, from this one on, are not parted: never its first alone at a foot, nor its last at a head. */
    private static int together(int line, int lines) {
        var left = lines - line;
        return line == 0 ? Math.min(left, left == 3 ? 3 : 2) : left == 2 ? 2 : 1;
    }

    private void note(Note note) {
        sheet.advance(4);
        flow(note.text(), Style.NOTE, 0);
    }

    private void flow(String text, Style style, double indent) {
        var lines = LineBreaker.lines(text, style, metrics, paper.textWidth(), indent);
        for (var i = 0; i < lines.size(); i++) {
            sheet.need(style.line() * together(i, lines.size()));
            var shift = i == 0 ? indent : 0;
            sheet.run(LineBreaker.justified(lines.get(i), paper.textWidth() - shift), style, paper.left() + shift);
            sheet.advance(style.line());
        }
    }

    static double aligned(Align align, double room, double width) {
        return switch (align) {
            case LEFT -> 0;
            case CENTRE -> Math.max(0, (room - width) / 2);
            case RIGHT -> Math.max(0, room - width);
        };
    }
}
