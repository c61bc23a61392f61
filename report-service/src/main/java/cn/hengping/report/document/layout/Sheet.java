package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.layout.LineBreaker.Line;

/** The sheet under the pen: where the next line goes, and when a new page begins. Confined to one document. */
final class Sheet {
    private final Paper paper;
    private final List<Marks> pages = new ArrayList<>();
    private Marks marks = new Marks();
    private double used;
    private int coverPages;

    /** What a page says, and what is only said again on it. */
    private static final class Marks {
        private final List<Page.Mark> said = new ArrayList<>();
        private final List<Page.Mark> again = new ArrayList<>();
        private boolean isAgain;

        void add(Page.Mark mark) {
            (isAgain ? again : said).add(mark);
        }
    }

    Sheet(Paper paper) {
        this.paper = paper;
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
        marks = new Marks();
        used = 0;
    }

    void endCover() {
        turn();
        coverPages = pages.size();
    }

    /** What is drawn now stands on an earlier page already. */
    void again(Runnable drawing) {
        marks.isAgain = true;
        drawing.run();
        marks.isAgain = false;
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

    /** A line under the text at the current place. */
    void rule(double from, double to, double gap) {
        var y = paper.top() + used + Paper.LINE - gap;
        marks.add(new Page.Rule(from, y, to, y));
    }

    void mark(Page.Rule rule) {
        marks.add(rule);
    }

    List<Page> finished(Furniture furniture) {
        if (!marks.said.isEmpty() || pages.isEmpty()) {
            turn();
        }
        var finished = new ArrayList<Page>();
        for (var i = 0; i < pages.size(); i++) {
            var all = new ArrayList<>(pages.get(i).said);
            all.addAll(pages.get(i).again);
            all.addAll(furniture.of(Math.max(0, i + 1 - coverPages)));
            finished.add(new Page(paper, all, pages.get(i).said.size()));
        }
        return finished;
    }
}
