package cn.hengping.platform.sheet;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parts around a copied sheet, which are ours and not the upload's. */
final class CopyParts {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private CopyParts() {}

    static Map<String, String> of(boolean since1904, boolean hasTexts, CellComments comments) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", types(hasTexts, comments));
        parts.put("_rels/.rels", relationships(relationship(1, "officeDocument", "xl/workbook.xml")));
        parts.put("xl/workbook.xml", HEAD + """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s"><workbookPr date1904="%s"/>\
                <sheets><sheet name="已标注" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(OFFICE, since1904));
        var texts = hasTexts ? relationship(3, "sharedStrings", "sharedStrings.xml") : "";
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relationships(relationship(1, "worksheet", "worksheets/sheet1.xml")
                        + relationship(2, "styles", "styles.xml")
                        + texts));
        if (!comments.isEmpty()) {
            parts.put("xl/comments1.xml", HEAD + comments.comments());
            parts.put("xl/drawings/vmlDrawing1.vml", comments.drawing());
            parts.put(
                    "xl/worksheets/_rels/sheet1.xml.rels",
                    relationships(relationship(1, "vmlDrawing", "../drawings/vmlDrawing1.vml")
                            + relationship(2, "comments", "../comments1.xml")));
        }
        return parts;
    }

    private static String types(boolean hasTexts, CellComments comments) {
        return HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
                + type("workbook.xml", "sheet.main+xml")
                + type("worksheets/sheet1.xml", "worksheet+xml")
                + type("styles.xml", "styles+xml")
                + (hasTexts ? type("sharedStrings.xml", "sharedStrings+xml") : "")
                + (comments.isEmpty() ? "" : type("comments1.xml", "comments+xml"))
                + "</Types>";
    }

    private static String type(String part, String type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + SHEET_TYPE + type + "\"/>";
    }

    private static String relationships(String all) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static String relationship(int number, String type, String target) {
        return "<Relationship Id=\"rId" + number + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target
                + "\"/>";
    }
}
