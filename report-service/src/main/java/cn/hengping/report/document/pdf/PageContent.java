package cn.hengping.report.document.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import cn.hengping.report.document.archive.Digits;
import cn.hengping.report.document.font.Subset;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;

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
        for (var mark : page.marks()) {
            switch (mark) {
                case Page.Run run -> writer.run(run);
                case Page.Rule rule -> writer.rule(rule);
                case Page.Matrix matrix -> writer.matrix(matrix);
            }
        }
        return writer.content.toString().getBytes(StandardCharsets.US_ASCII);
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
            Digits.hex(content, subset.glyph(run.characters()[i]));
            var shift = subset.width(run.characters()[i]) - Math.round(run.advances()[i] / run.size() * 1000);
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

    private void matrix(Page.Matrix matrix) {
        matrix.eachDark((line, from, length) -> {
            numbers(
                    matrix.x() + from * matrix.module(),
                    height - matrix.y() - (line + 1) * matrix.module(),
                    length * matrix.module(),
                    matrix.module());
            content.append("re\n");
        });
        content.append("f\n");
    }

    private void numbers(double... values) {
        for (var value : values) {
            Digits.append(content, value);
            content.append(' ');
        }
    }
}
