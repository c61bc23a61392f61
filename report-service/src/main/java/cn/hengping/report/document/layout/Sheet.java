package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.layout.LineBreaker.Line;

/** The sheet under the pen: where the next line goes, and when a new page begins. Confined to one document. */
final class Sheet {
    private final Paper paper;
    private final Metrics metrics;
    private final List<List<Page.Mark>> pages = new ArrayList<>();
    private List<Page.Mark> marks = new ArrayList<>();
    private double used;
    private boolean hasCover;

    Sheet(Paper paper, Metrics metrics) {
        this.paper = paper;
        this.metrics = metrics;
    }

    Paper paper() {
        return paper;
    }

    /** What is left of the page, in points. */
    double left() {
        return paper.textHeight() - used;
    }

    double used() {
        return used;
    }

    boolean isFresh() {
        return used == 0;
    }

    /** Begins a new page when this much does not fit any more; the last line's leading may stand over. */
    void need(double height) {
        if (!isFresh() && used + height > paper.textHeight() + 0.5) {
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

    void advance(double height) {
        used += height;
    }

    /** Draws a line of text at the current place. */
    void run(Line line, Style style, double x) {
        run(line, style, x, paper.top() + used + style.base());
    }

    void run(Line line, Style style, double x, double base) {
        if (line.characters().length > 0) {
            marks.add(new Page.Run(style.face(), style.size(), x, base, line.characters(), line.advances()));
        }
    }

    /** Draws a short text and answers how wide it is. */
    double text(String text, Style style, double x) {
        var line = LineBreaker.lines(text, style, metrics, paper.textWidth(), 0).getFirst();
        run(line, style, x);
        return line.width();
    }

    /** A line under the text at the current place. */
    void rule(double from, double to, double gap) {
        var y = paper.top() + used + Paper.LINE - gap;
        marks.add(new Page.Rule(from, y, to, y));
    }

    void mark(Page.Rule rule) {
        marks.add(rule);
    }

    List<Page> finished(Furniture furniture) {
        if (!marks.isEmpty() || pages.isEmpty()) {
            turn();
        }
        var finished = new ArrayList<Page>();
        for (var i = 0; i < pages.size(); i++) {
            var all = new ArrayList<>(pages.get(i));
            all.addAll(furniture.of(hasCover ? i : i + 1));
            finished.add(new Page(paper, all));
        }
        return finished;
    }
}
