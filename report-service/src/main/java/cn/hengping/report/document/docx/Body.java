package cn.hengping.report.document.docx;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Block;
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
    private final Form tables;

    Body(Paper paper) {
        page = paper.isLandscape() ? LANDSCAPE : PORTRAIT;
        tables = new Form((int) Math.round(paper.textWidth() * 20), xml);
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
            case Title title -> title(title);
            case Heading heading -> paragraph("Heading" + heading.level(), heading.text(), "");
            case Paragraph paragraph -> paragraph("BodyText", paragraph.text(), "");
            case Note note -> paragraph("Note", note.text(), above instanceof Closing ? BELOW_THE_STAMP : "");
            case Closing closing -> paragraph("Closing", closing.text(), signature);
            case Table table -> tables.table(table);
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

    private void title(Title title) {
        paragraph("Title", title.text(), "");
        if (!title.subtitle().isEmpty()) {
            paragraph("Subtitle", title.subtitle(), "<w:spacing w:after=\"40\"/>");
        }
    }

    /** The cover is a section of its own, so that its page has no number. */
    private void cover(Cover cover) {
        paragraph("Title", cover.title(), "<w:spacing w:before=\"2316\"/>");
        paragraph("Subtitle", cover.subtitle(), "<w:spacing w:after=\"2895\"/>");
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
}
