package cn.hengping.report.document.docx;

import cn.hengping.report.document.archive.Stencil;
import cn.hengping.report.document.archive.Xml;

/** The parts of a DOCX that are the same in every document. */
final class Parts {
    private static final String HEAD = Xml.head();
    static final String NAMESPACES =
            "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    static final String CONTENT_TYPES = HEAD
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
            + override("document", "document.main")
            + override("styles", "styles")
            + override("settings", "settings")
            + override("footer1", "footer")
            + override("footer2", "footer")
            + override("footer3", "footer")
            + "</Types>";

    static final String RELATIONSHIPS = HEAD
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "officeDocument\" Target=\"word/document.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
            + "</Relationships>";

    static final String DOCUMENT_RELATIONSHIPS = HEAD
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"" + OFFICE + "styles\" Target=\"styles.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"" + OFFICE + "settings\" Target=\"settings.xml\"/>"
            + "<Relationship Id=\"rId3\" Type=\"" + OFFICE + "footer\" Target=\"footer1.xml\"/>"
            + "<Relationship Id=\"rId4\" Type=\"" + OFFICE + "footer\" Target=\"footer2.xml\"/>"
            + "<Relationship Id=\"rId5\" Type=\"" + OFFICE + "footer\" Target=\"footer3.xml\"/>"
            + "</Relationships>";

    static final String CORE = HEAD
            + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" + Stencil.HOLE
            + "</dc:title><dc:creator>衡评 Hengping</dc:creator>"
            + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + Stencil.HOLE + "</dcterms:created>"
            + "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + Stencil.HOLE
            + "</dcterms:modified></cp:coreProperties>";

    static final String SETTINGS = HEAD + "<w:settings " + NAMESPACES
            + "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
            + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

    /** 28.95 pt a line: 579 twips. */
    private static final String LINE = "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/>";

    /** 16 pt characters set 0.25 pt closer: 28 of them make the 156 mm of a line. */
    private static final String PITCH = "<w:spacing w:val=\"-5\"/>";

    private static final String PLAIN_PITCH = "<w:spacing w:val=\"0\"/>";
    private static final String OFF_THE_GRID = "<w:snapToGrid w:val=\"0\"/>";

    static final String STYLES = HEAD + "<w:styles " + NAMESPACES + "><w:docDefaults><w:rPrDefault><w:rPr>"
            + fonts("仿宋_GB2312")
            + "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + style(
                    "Normal",
                    "Normal",
                    " w:default=\"1\"",
                    "<w:widowControl/><w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:jc w:val=\"both\"/>",
                    PITCH)
            + style("BodyText", "Body Text", "", LINE + "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", "")
            + style(
                    "Title",
                    "Title",
                    "",
                    OFF_THE_GRID + "<w:spacing w:line=\"720\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
                    fonts("方正小标宋简体") + PLAIN_PITCH + size(44))
            + style("Subtitle", "Subtitle", "", OFF_THE_GRID + LINE + "<w:jc w:val=\"center\"/>", fonts("楷体_GB2312"))
            + heading(1, "黑体")
            + heading(2, "楷体_GB2312")
            + heading(3, "仿宋_GB2312")
            + heading(4, "仿宋_GB2312")
            + style(
                    "CoverLine",
                    "Cover Line",
                    "",
                    "<w:tabs><w:tab w:val=\"right\" w:pos=\"8844\"/></w:tabs>" + OFF_THE_GRID
                            + "<w:spacing w:after=\"289\" w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>",
                    "")
            + style("Closing", "Closing", "", LINE + "<w:jc w:val=\"right\"/>", "")
            + style(
                    "Note",
                    "Note",
                    "",
                    OFF_THE_GRID
                            + "<w:spacing w:before=\"80\" w:line=\"260\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>",
                    PLAIN_PITCH + size(18))
            + style(
                    "CellText",
                    "Cell Text",
                    "",
                    OFF_THE_GRID + "<w:spacing w:line=\"300\" w:lineRule=\"exact\"/>",
                    PLAIN_PITCH + size(21))
            + style(
                    "CellLabel",
                    "Cell Label",
                    "",
                    OFF_THE_GRID + "<w:spacing w:line=\"300\" w:lineRule=\"exact\"/>",
                    fonts("黑体") + PLAIN_PITCH + size(21))
            + style(
                    "Seam",
                    "Seam",
                    "",
                    OFF_THE_GRID + "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
                    PLAIN_PITCH + size(2))
            + style("Footer", "footer", "", "", PLAIN_PITCH + size(28))
            + style("Imprint", "Imprint", "", OFF_THE_GRID + "<w:jc w:val=\"left\"/>", PLAIN_PITCH + size(14))
            + "<w:style w:type=\"table\" w:styleId=\"Form\"><w:name w:val=\"Form\"/><w:tblPr><w:tblBorders>"
            + border("top") + border("left") + border("bottom") + border("right") + border("insideH")
            + border("insideV")
            + "</w:tblBorders><w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"70\" w:type=\"dxa\"/>"
            + "<w:bottom w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>";

    private Parts() {}

    private static String override(String part, String type) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + WORD + type + "+xml\"/>";
    }

    private static String style(String id, String name, String attributes, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\"" + attributes + " w:styleId=\"" + id + "\"><w:name w:val=\"" + name
                + "\"/>"
                + (id.equals("Normal") ? "" : "<w:basedOn w:val=\"Normal\"/>")
                + "<w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
    }

    private static String heading(int level, String font) {
        return style(
                "Heading" + level,
                "heading " + level,
                "",
                "<w:keepNext/>" + LINE + "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\""
                        + (level - 1) + "\"/>",
                fonts(font));
    }

    private static String fonts(String name) {
        return "<w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\" w:eastAsia=\"" + name + "\" w:cs=\"" + name
                + "\"/>";
    }

    private static String size(int halfPoints) {
        return "<w:sz w:val=\"" + halfPoints + "\"/><w:szCs w:val=\"" + halfPoints + "\"/>";
    }

    private static String border(String side) {
        return "<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
    }
}
