package cn.hengping.report.document.layout;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.Document.Imprint;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the foot of every page: its number at the outer margin, and at the inner one the code by which anybody can
 * check the document (二维码, 核验码).
 */
final class Furniture {
    private static final double BELOW_TEXT = 4 * Paper.MM;

    private final Paper paper;
    private final Metrics metrics;
    private final @Nullable Imprint imprint;
    private final @Nullable QrCode code;

    Furniture(Paper paper, Metrics metrics, @Nullable Imprint imprint) {
        this.paper = paper;
        this.metrics = metrics;
        this.imprint = imprint;
        this.code = imprint == null ? null : QrCode.of(imprint.url());
    }

    /** The furniture of the page with this number; the cover is 0 and carries none, only the code. */
    List<Page.Mark> of(int number) {
        var marks = new ArrayList<Page.Mark>();
        var isOdd = number % 2 == 1;
        if (number > 0) {
            marks.add(pageNumber(number, isOdd));
        }
        if (imprint != null && code != null) {
            var x = isOdd ? paper.left() : paper.right() - QrCode.WIDTH;
            var y = paper.top() + paper.textHeight() + BELOW_TEXT;
            marks.add(new Page.Matrix(x, y, QrCode.WIDTH / code.side(), code));
            var base = y + QrCode.WIDTH + Style.IMPRINT.base();
            var line = line("核验码 " + imprint.code(), Style.IMPRINT);
            var from = isOdd ? paper.left() : paper.right() - line.width();
            marks.add(run(line, Style.IMPRINT, from, base));
        }
        return marks;
    }

    /** "— 1 —", one character in from the outer margin: right on odd pages, left on even ones. */
    private Page.Mark pageNumber(int number, boolean isOdd) {
        var line = line("— " + number + " —", Style.PAGE_NUMBER);
        var x = isOdd ? paper.right() - Paper.PAGE_NUMBER_SIZE - line.width() : paper.left() + Paper.PAGE_NUMBER_SIZE;
        return run(line, Style.PAGE_NUMBER, x, paper.pageNumberBase());
    }

    private LineBreaker.Line line(String text, Style style) {
        return LineBreaker.lines(text, style, metrics, paper.textWidth(), 0).getFirst();
    }

    private static Page.Run run(LineBreaker.Line line, Style style, double x, double base) {
        return new Page.Run(style.face(), style.size(), x, base, line.characters(), line.advances());
    }
}
