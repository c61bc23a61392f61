package cn.hengping.report.document.ofd;

import java.util.Map;
import java.util.Objects;

import cn.hengping.report.document.archive.Digits;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.layout.Paper;

/** A page as OFD describes it: millimetres from the upper left corner, every object in a box of its own. */
final class OfdPage {
    private static final String END = "</ofd:Layer></ofd:Content></ofd:Page>";
    private static final double LINE_WIDTH = 0.5;
    /** The box of a line reaches so far beyond it, in points, that its width is not cut. */
    private static final double EDGE = 1;

    private final StringBuilder xml = new StringBuilder(1 << 14);
    private final Map<Face, Integer> fonts;
    private int lastId;

    /** A page on its template, if it has one. */
    OfdPage(Page page, Map<Face, Integer> fonts, int template, int lastId) {
        this.fonts = fonts;
        this.lastId = lastId;
        open(page, template);
        page.body().forEach(this::mark);
        // what is there on every page is no part of the text
        xml.append("</ofd:Layer><ofd:Layer ID=\"").append(++this.lastId).append("\" Type=\"Foreground\">");
        page.furniture().forEach(this::mark);
        xml.append(END);
    }

    /** The template of pages that show the code at this place. */
    OfdPage(Page page, Page.Matrix matrix, int lastId) {
        this.fonts = Map.of();
        this.lastId = lastId;
        open(page, 0);
        matrix(matrix);
        xml.append(END);
    }

    private void open(Page page, int template) {
        xml.append(Xml.head()).append("<ofd:Page ").append(OfdWriter.NAMESPACE).append('>');
        if (template > 0) {
            xml.append("<ofd:Template TemplateID=\"").append(template).append("\" ZOrder=\"Background\"/>");
        }
        xml.append("<ofd:Area><ofd:PhysicalBox>").append(box(page.paper()));
        xml.append("</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID=\"").append(++lastId);
        xml.append("\" Type=\"Body\">");
    }

    static String box(Paper paper) {
        return "0 0 " + Math.round(paper.width() / Paper.MM) + " " + Math.round(paper.height() / Paper.MM);
    }

    String xml() {
        return xml.toString();
    }

    int lastId() {
        return lastId;
    }

    private void mark(Page.Mark mark) {
        switch (mark) {
            case Page.Run run -> text(run);
            case Page.Rule rule -> rule(rule);
            case Page.Matrix _ -> {} // on the template
        }
    }

    private void text(Page.Run run) {
        var width = run.width() + run.size();
        open("TextObject", run.x(), run.y() - run.size(), width, run.size() * 1.3);
        xml.append("\" Font=\"")
                .append(Objects.requireNonNull(fonts.get(run.face())))
                .append("\" Size=\"");
        millimetres(run.size());
        xml.append("\"><ofd:TextCode X=\"0\" Y=\"");
        millimetres(run.size());
        if (run.characters().length > 1) {
            xml.append("\" DeltaX=\"");
            deltas(run.advances());
        }
        xml.append("\">").append(Xml.escaped(run.text())).append("</ofd:TextCode></ofd:TextObject>");
    }

    /** From each character to the next; equal ones in a row are counted: {@code g 27 5.571}. */
    private void deltas(double[] advances) {
        for (var i = 0; i < advances.length - 1; ) {
            var same = 1;
            while (i + same < advances.length - 1 && advances[i + same] == advances[i]) {
                same++;
            }
            xml.append(i == 0 ? "" : " ");
            if (same > 2) {
                xml.append("g ").append(same).append(' ');
                millimetres(advances[i]);
                i += same;
            } else {
                millimetres(advances[i]);
                i++;
            }
        }
    }

    private void rule(Page.Rule rule) {
        open(
                "PathObject",
                rule.x1() - EDGE,
                rule.y1() - EDGE,
                rule.x2() - rule.x1() + 2 * EDGE,
                rule.y2() - rule.y1() + 2 * EDGE);
        xml.append("\" LineWidth=\"");
        millimetres(LINE_WIDTH);
        xml.append("\"><ofd:AbbreviatedData>M ");
        point(EDGE, EDGE);
        xml.append(" L ");
        point(rule.x2() - rule.x1() + EDGE, rule.y2() - rule.y1() + EDGE);
        xml.append("</ofd:AbbreviatedData></ofd:PathObject>");
    }

    private void matrix(Page.Matrix matrix) {
        var size = matrix.module() * matrix.code().side();
        open("PathObject", matrix.x(), matrix.y(), size, size);
        xml.append("\" Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"0 0 0\"/><ofd:AbbreviatedData>");
        matrix.code().eachDark((line, from, length) -> {
            var left = from * matrix.module();
            var right = (from + length) * matrix.module();
            var top = line * matrix.module();
            xml.append("M ");
            point(left, top);
            xml.append(" L ");
            point(right, top);
            xml.append(" L ");
            point(right, top + matrix.module());
            xml.append(" L ");
            point(left, top + matrix.module());
            xml.append(" C ");
        });
        xml.append("</ofd:AbbreviatedData></ofd:PathObject>");
    }

    private void open(String element, double x, double y, double width, double height) {
        xml.append("<ofd:").append(element).append(" ID=\"").append(++lastId).append("\" Boundary=\"");
        point(x, y);
        xml.append(' ');
        point(width, height);
    }

    private void point(double x, double y) {
        millimetres(x);
        xml.append(' ');
        millimetres(y);
    }

    /** Points as millimetres with three decimals: a thousandth of a millimetre is finer than any printer. */
    private void millimetres(double points) {
        Digits.append(xml, points / Paper.MM);
    }
}
