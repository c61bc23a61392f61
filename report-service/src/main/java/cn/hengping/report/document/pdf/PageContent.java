package cn.hengping.report.document.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import cn.hengping.report.document.archive.Digits;
import cn.hengping.report.document.font.Subset;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.layout.QrCode;

/** The marks of a page in PDF's coordinates, which rise from its lower left corner. */
final class PageContent {
    private final StringBuilder content = new StringBuilder(1 << 13).append("0.5 w\n");
    private final double height;
    private final Map<Face, Subset> subsets;

    private PageContent(double height, Map<Face, Subset> subsets) {
        this.height = height;
        this.subsets = subsets;
    }

    static byte[] of(Page page, Map<Face, Subset> subsets) {
        var writer = new PageContent(page.paper().height(), subsets);
        page.body().forEach(writer::mark);
        // for programs that read the text: what is there on every page is no part of it
        writer.content.append("/Artifact <</Type /Pagination>> BDC\n");
        page.furniture().forEach(writer::mark);
        writer.content.append("EMC\n");
        return writer.content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void mark(Page.Mark mark) {
        switch (mark) {
            case Page.Run run -> run(run);
            case Page.Rule rule -> rule(rule);
            case Page.Matrix matrix -> matrix(matrix);
        }
    }

    private void run(Page.Run run) {
        var subset = Objects.requireNonNull(subsets.get(run.face()));
        content.append("BT /").append(run.face()).append(' ');
        numbers(run.size());
        content.append("Tf ");
        numbers(run.x(), height - run.y());
        content.append("Td [<");
        var last = run.characters().length - 1;
        for (var i = 0; i <= last; i++) {
            var glyph = subset.glyph(run.characters()[i]);
            Digits.hex(content, glyph);
            var shift = subset.width(glyph) - (int) Math.round(run.advances()[i] / run.size() * 1000);
            if (shift != 0 && i < last) {
                content.append('>').append(shift).append('<');
            }
        }
        content.append(">] TJ ET\n");
    }

    private void rule(Page.Rule rule) {
        numbers(rule.x1(), height - rule.y1());
        content.append("m ");
        numbers(rule.x2(), height - rule.y2());
        content.append("l S\n");
    }

    /** The code is a form of its own, a module to a unit; here it only gets its place and size. */
    private void matrix(Page.Matrix matrix) {
        content.append("q ");
        numbers(
                matrix.module(),
                0,
                0,
                matrix.module(),
                matrix.x(),
                height - matrix.y() - matrix.module() * matrix.code().side());
        content.append("cm /Code Do Q\n");
    }

    /** The code itself, from the lower left corner. */
    static byte[] of(QrCode code) {
        var form = new StringBuilder(1 << 12);
        code.eachDark((line, from, length) -> form.append(from)
                .append(' ')
                .append(code.side() - line - 1)
                .append(' ')
                .append(length)
                .append(" 1 re\n"));
        return form.append("f\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void numbers(double... values) {
        for (var value : values) {
            Digits.append(content, value);
            content.append(' ');
        }
    }
}
