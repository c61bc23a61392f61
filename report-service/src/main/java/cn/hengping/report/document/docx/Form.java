package cn.hengping.report.document.docx;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Align;
import cn.hengping.report.document.Document.Cell;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.layout.Label;
import org.jspecify.annotations.Nullable;

/** The tables of a DOCX, strict: a grid, and cells that reach over it. Lengths in twips, twentieths of a point. */
final class Form {
    private static final String LINE_BREAK = "</w:t><w:br/><w:t xml:space=\"preserve\">";
    private static final double TWIPS = 20;
    /** Left and right of a text in its cell, as in the other formats. */
    private static final int MARGINS = 140;

    private static final double TEXT_SIZE = 10.5;
    private static final int LEAST_HALF_POINTS = 10;

    /** Characters: a dozen lines of half the page's width. */
    private static final int LONG_CELL = 240;

    private final int textWidth;
    private final StringBuilder xml;

    Form(int textWidth, StringBuilder xml) {
        this.textWidth = textWidth;
        this.xml = xml;
    }

    void table(Table table) {
        var widths = widths(table.widths());
        xml.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Form\"/><w:tblW w:w=\"")
                .append(textWidth)
                .append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        widths.forEach(width -> xml.append("<w:gridCol w:w=\"").append(width).append("\"/>"));
        xml.append("</w:tblGrid>");
        var reaching = new Reaching[widths.size()];
        for (var i = 0; i < table.rows().size(); i++) {
            xml.append("<w:tr><w:trPr>").append(mayPart(table.rows().get(i)) ? "" : "<w:cantSplit/>");
            if (i < table.headerRows()) {
                xml.append("<w:tblHeader/>");
            }
            xml.append("</w:trPr>");
            row(table.rows().get(i), widths, reaching);
            xml.append("</w:tr>");
        }
        xml.append("</w:tbl>");
    }

    /** A row stays on its page, unless it is so high that it had better be parted. */
    private static boolean mayPart(Document.Row row) {
        return row.cells().stream()
                .mapToInt(cell -> cell.text().length())
                .anyMatch(characters -> characters > LONG_CELL);
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
        if (!text.isEmpty()) {
            var lines = cell.strong() ? Label.lines(text, (width - MARGINS) / TWIPS) : text;
            xml.append("<w:r>").append(size(text, width)).append("<w:t xml:space=\"preserve\">");
            xml.append(Xml.escaped(lines).replace("\n", LINE_BREAK)).append("</w:t></w:r>");
        }
        xml.append("</w:p></w:tc>");
    }

    /** A figure that is wider than its cell is set smaller, as in the other formats: Word would tear it. */
    private static String size(String text, int width) {
        var room = (width - MARGINS) / TWIPS;
        if (text.length() * TEXT_SIZE / 2 <= room || !text.chars().allMatch(one -> one > ' ' && one < 0x7f)) {
            return "";
        }
        var halfPoints = (int) Math.floor(4 * room / text.length());
        return halfPoints < LEAST_HALF_POINTS
                ? ""
                : "<w:rPr><w:sz w:val=\"" + halfPoints + "\"/><w:szCs w:val=\"" + halfPoints + "\"/></w:rPr>";
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
