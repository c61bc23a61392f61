package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.layout.LineBreaker.Line;

/** The sheet under the pen: where the next line goes, and when a new page begins. Confined to one document. */
final class Sheet {
    private final Metrics metrics;
    private final List<List<Page.Mark>> pages = new ArrayList<>();
    private List<Page.Mark> marks = new ArrayList<>();
    private double used;
    private boolean hasCover;

    Sheet(Metrics metrics) {
        this.metrics = metrics;
    }

    /** What is left of the page, in points. */
    double left() {
        return Paper.TEXT_HEIGHT - used;
    }

    double used() {
        return used;
    }

    boolean isFresh() {
        return used == 0;
    }

    /** Begins a new page when this much does not fit any more; the last line's leading may stand over. */
    void need(double height) {
        if (!isFresh() && used + height > Paper.TEXT_HEIGHT + 0.5) {
            turn();
        }
    }

    void turn() {
        pages.add(marks);
        marks = new ArrayList<>();
        used = 0;
    }

    void endCover() {
        hasCover = true;
        turn();
    }

    void skip(double height) {
        used += height;
    }

    void advance(double height) {
        used += height;
    }

    /** Draws a line of text at the current place; the base line stands where a full-width character sits in its pitch. */
    void run(Line line, Style style, double x) {
        run(line, style, x, Paper.TOP + used + (style.line() - style.size()) / 2 + style.size() * 0.86);
    }

    void run(Line line, Style style, double x, double base) {
        var characters = line.characters().stream().mapToInt(Integer::intValue).toArray();
        var advances = line.advances().stream().mapToDouble(Double::doubleValue).toArray();
        if (characters.length > 0) {
            marks.add(new Page.Run(style.face(), style.size(), x, base, characters, advances));
        }
    }

    /** Draws a short text and answers how wide it is. */
    double text(String text, Style style, double x) {
        var lines = LineBreaker.lines(text, style, metrics, Paper.TEXT_WIDTH, 0);
        run(lines.getFirst(), style, x);
        return lines.getFirst().width();
    }

    /** A line under the text at the current place. */
    void rule(double from, double to, double gap) {
        var y = Paper.TOP + used + Paper.LINE - gap;
        marks.add(new Page.Rule(from, y, to, y));
    }

    void mark(Page.Rule rule) {
        marks.add(rule);
    }

    List<Page> finished() {
        if (!marks.isEmpty()) {
            turn();
        }
        var finished = new ArrayList<Page>();
        for (var i = 0; i < pages.size(); i++) {
            var number = hasCover ? i : i + 1;
            var all = new ArrayList<>(pages.get(i));
            if (number > 0) {
                all.add(pageNumber(number));
            }
            finished.add(new Page(all));
        }
        return finished;
    }

    /** "— 1 —", one character in from the outer margin: right on odd pages, left on even ones. */
    private Page.Mark pageNumber(int number) {
        var style = new Style(Face.BODY, Paper.PAGE_NUMBER_SIZE, Paper.PAGE_NUMBER_SIZE, Paper.PAGE_NUMBER_SIZE);
        var line = LineBreaker.lines("— " + number + " —", style, metrics, Paper.TEXT_WIDTH, 0)
                .getFirst();
        var x = number % 2 == 1
                ? Paper.LEFT + Paper.TEXT_WIDTH - Paper.PAGE_NUMBER_SIZE - line.width()
                : Paper.LEFT + Paper.PAGE_NUMBER_SIZE;
        return new Page.Run(
                style.face(),
                style.size(),
                x,
                Paper.PAGE_NUMBER_BASE,
                line.characters().stream().mapToInt(Integer::intValue).toArray(),
                line.advances().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
