package cn.hengping.evaluation.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes office files of a table whose cells are merged to the left ({@code <}) or upwards ({@code ^}). */
public final class Papers {
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String R = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private Papers() {}

    public static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A DOCX of this body. */
    public static byte[] docx(String body) {
        return zip(Map.of(
                "word/document.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document " + W + "><w:body>" + body
                        + "</w:body></w:document>"));
    }

    public static String paragraph(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r></w:p>";
    }

    public static byte[] docx(List<List<String>> rows) {
        return docx(table(rows));
    }

    public static String table(List<List<String>> rows) {
        var body = new StringBuilder("<w:tbl>");
        for (var row : rows) {
            body.append("<w:tr>");
            for (var column = 0; column < row.size(); column++) {
                if (row.get(column).equals("<")) {
                    continue;
                }
                var span = 1;
                while (column + span < row.size() && row.get(column + span).equals("<")) {
                    span++;
                }
                var isBelow = row.get(column).equals("^");
                body.append("<w:tc><w:tcPr><w:gridSpan w:val=\"")
                        .append(span)
                        .append("\"/>")
                        .append(isBelow ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>")
                        .append("</w:tcPr>")
                        .append(paragraph(isBelow ? "" : row.get(column)))
                        .append("</w:tc>");
            }
            body.append("</w:tr>");
        }
        return body.append("</w:tbl>").toString();
    }

    public static byte[] xlsx(List<List<String>> rows) {
        var data = new StringBuilder();
        var merges = new ArrayList<String>();
        for (var row = 0; row < rows.size(); row++) {
            data.append("<row r=\"").append(row + 1).append("\">");
            for (var column = 0; column < rows.get(row).size(); column++) {
                var text = rows.get(row).get(column);
                if (!text.equals("<") && !text.equals("^") && !text.isEmpty()) {
                    data.append("<c r=\"")
                            .append(name(row, column))
                            .append("\" t=\"inlineStr\"><is><t>")
                            .append(escaped(text))
                            .append("</t></is></c>");
                }
                if (!text.equals("<") && !text.equals("^")) {
                    merge(rows, row, column, merges);
                }
            }
            data.append("</row>");
        }
        return zip(Map.of(
                "xl/workbook.xml",
                "<workbook " + S + " " + R
                        + "><sheets><sheet name=\"自评表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml",
                "<worksheet " + S + "><sheetData>" + data + "</sheetData><mergeCells>" + String.join("", merges)
                        + "</mergeCells></worksheet>"));
    }

    private static void merge(List<List<String>> rows, int row, int column, List<String> merges) {
        var right = column;
        while (right + 1 < rows.get(row).size() && rows.get(row).get(right + 1).equals("<")) {
            right++;
        }
        var bottom = row;
        while (bottom + 1 < rows.size() && rows.get(bottom + 1).get(column).equals("^")) {
            bottom++;
        }
        if (right > column || bottom > row) {
            merges.add("<mergeCell ref=\"" + name(row, column) + ":" + name(bottom, right) + "\"/>");
        }
    }

    private static String name(int row, int column) {
        return String.valueOf((char) ('A' + column)) + (row + 1);
    }

    /** Tab-separated text, as somebody copies it out of a form: merged cells are blank. */
    public static byte[] text(List<List<String>> rows) {
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(String.join(
                            "\t",
                            row.stream()
                                    .map(Papers::unmerged)
                                    .map(cell -> cell.replace("\n", ""))
                                    .toList()))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String unmerged(String cell) {
        return cell.equals("<") || cell.equals("^") ? "" : cell;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
