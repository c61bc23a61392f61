package cn.hengping.report.document.docx;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Align;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Closing;
import cn.hengping.report.document.Document.Cover;
import cn.hengping.report.document.Document.Heading;
import cn.hengping.report.document.Document.Note;
import cn.hengping.report.document.Document.Paragraph;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.Document.Title;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.layout.Paper;
import org.jspecify.annotations.Nullable;

/** The body of a DOCX: blocks become paragraphs and tables. Lengths in twips, twentieths of a point. */
final class Body {
    private static final String PORTRAIT = """
            <w:pgSz w:w="11906" w:h="16838"/>\
            <w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1441" w:gutter="0"/>\
            """;
    private static final String LANDSCAPE = """
            <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>\
            <w:pgMar w:top="1588" w:right="1984" w:bottom="1474" w:left="2098" w:header="851" w:footer="930" w:gutter="0"/>\
            """;
    /** Lines only: a grid of characters is read differently by every office suite. The styles set 28 characters to a line. */
    private static final String GRID = "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>";

    /** Room for the stamp: two lines above the signature, which stays on one page, and one below. */
    private static final String ABOVE_THE_SIGNATURE =
            "<w:keepNext/><w:spacing w:before=\"1158\" w:line=\"579\" w:lineRule=\"exact\"/>";

    private static final String BELOW_THE_STAMP = "<w:spacing w:before=\"659\" w:line=\"260\" w:lineRule=\"exact\"/>";

    private final StringBuilder xml = new StringBuilder(1 << 14);
    private final String page;
    private final int textWidth;

    Body(Paper paper) {
        page = paper.isLandscape() ? LANDSCAPE : PORTRAIT;
        textWidth = (int) Math.round(paper.textWidth() * 20);
    }

    String of(Document document) {
        xml.append(Xml.head()).append("<w:document ").append(Parts.NAMESPACES).append("><w:body>");
        Block above = null;
        for (var i = 0; i < document.blocks().size(); i++) {
            var block = document.blocks().get(i);
            if (above instanceof Table && block instanceof Table) {
                paragraph("Seam", "", ""); // two tables without anything between them become one
            }
            block(block, above, Document.isSignature(document.blocks(), i) ? ABOVE_THE_SIGNATURE : "");
            above = block;
        }
        if (above instanceof Table) {
            paragraph("Seam", "", "");
        }
        xml.append("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>")
                .append("<w:footerReference w:type=\"even\" r:id=\"rId4\"/>")
                .append(page)
                .append("<w:pgNumType w:start=\"1\"/>")
                .append(GRID)
                .append("</w:sectPr></w:body></w:document>");
        return xml.toString();
    }

    private void block(Block block, @Nullable Block above, String signature) {
        switch (block) {
            case Cover cover -> cover(cover);
            case Title title -> paragraph("Title", title.text(), "");
            case Heading heading -> paragraph("Heading" + heading.level(), heading.text(), "");
            case Paragraph paragraph -> paragraph("BodyText", paragraph.text(), "");
            case Note note -> paragraph("Note", note.text(), above instanceof Closing ? BELOW_THE_STAMP : "");
            case Closing closing -> paragraph("Closing", closing.text(), signature);
            case Table table -> table(table);
        }
    }

    private void paragraph(String style, String text, String properties) {
        xml.append("<w:p><w:pPr><w:pStyle w:val=\"")
                .append(style)
                .append("\"/>")
                .append(properties)
                .append("</w:pPr>");
        run(text, "");
        xml.append("</w:p>");
    }

    private void run(String text, String properties) {
        if (!text.isEmpty()) {
            xml.append("<w:r>");
            if (!properties.isEmpty()) {
                xml.append("<w:rPr>").append(properties).append("</w:rPr>");
            }
            xml.append("<w:t xml:space=\"preserve\">").append(Xml.escaped(text)).append("</w:t></w:r>");
        }
    }

    /** The cover is a section of its own, so that its page has no number. */
    private void cover(Cover cover) {
        paragraph("Title", cover.title(), "<w:spacing w:before=\"2400\"/>");
        paragraph("Subtitle", cover.subtitle(), "<w:spacing w:after=\"3000\"/>");
        for (var line : cover.lines()) {
            xml.append("<w:p><w:pPr><w:pStyle w:val=\"CoverLine\"/></w:pPr>");
            run(line.label(), "");
            run(line.text(), "<w:u w:val=\"single\"/>");
            // the tab carries the rule on to the margin
            xml.append("<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:tab/></w:r></w:p>");
        }
        xml.append("<w:p><w:pPr><w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId5\"/>")
                .append(page)
                .append(GRID)
                .append("</w:sectPr></w:pPr></w:p>");
    }

    private void table(Table table) {
        var widths = widths(table.widths());
        xml.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Form\"/><w:tblW w:w=\"")
                .append(textWidth)
                .append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        widths.forEach(width -> xml.append("<w:gridCol w:w=\"").append(width).append("\"/>"));
        xml.append("</w:tblGrid>");
        var reaching = new Reaching[widths.size()];
        for (var i = 0; i < table.rows().size(); i++) {
            xml.append("<w:tr><w:trPr><w:cantSplit/>");
            if (i < table.headerRows()) {
                xml.append("<w:tblHeader/>");
            }
            xml.append("</w:trPr>");
            row(table.rows().get(i), widths, reaching);
            xml.append("</w:tr>");
        }
        xml.append("</w:tbl>");
    }

    /** A cell that reaches down: in how many rows it is still to be continued. */
    private record Reaching(Cell cell, int left) {}

    private void row(Document.Row row, List<Integer> widths, @Nullable Reaching[] reaching) {
        var cells = row.cells().iterator();
        var column = 0;
        while (column < widths.size()) {
            var above = reaching[column];
            if (above != null && above.left > 0) {
                cell(above.cell, width(widths, column, above.cell.columns()), "<w:vMerge/>", "");
                reaching[column] = new Reaching(above.cell, above.left - 1);
                column += above.cell.columns();
                continue;
            }
            var cell = cells.next();
            var merge = cell.rows() > 1 ? "<w:vMerge w:val=\"restart\"/>" : "";
            cell(cell, width(widths, column, cell.columns()), merge, cell.text());
            reaching[column] = new Reaching(cell, cell.rows() - 1);
            column += cell.columns();
        }
    }

    private void cell(Cell cell, int width, String merge, String text) {
        xml.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/>");
        if (cell.columns() > 1) {
            xml.append("<w:gridSpan w:val=\"").append(cell.columns()).append("\"/>");
        }
        xml.append(merge)
                .append("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"")
                .append(cell.strong() ? "CellLabel" : "CellText")
                .append("\"/><w:jc w:val=\"")
                .append(alignment(cell.align()))
                .append("\"/></w:pPr>");
        run(text, "");
        xml.append("</w:p></w:tc>");
    }

    private static String alignment(Align align) {
        return switch (align) {
            case LEFT -> "left";
            case CENTRE -> "center";
            case RIGHT -> "right";
        };
    }

    private static int width(List<Integer> widths, int column, int columns) {
        return widths.subList(column, column + columns).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private List<Integer> widths(List<Integer> shares) {
        var total = shares.stream().mapToInt(Integer::intValue).sum();
        var widths = new ArrayList<Integer>();
        shares.forEach(share -> widths.add(textWidth * share / total));
        return widths;
    }
}
