package cn.hengping.report.document.docx;

import cn.hengping.report.document.archive.Stencil;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.layout.Paper;

/** The foot of a page: its number at the outer margin, and at the inner one the QR code and the code to check it by. */
final class Footer {
    static final String IMAGE_RELATIONSHIP = Xml.head()
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/code.png\"/></Relationships>";
    private static final String NAMESPACES = Parts.NAMESPACES
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
    /** 15 mm in English Metric Units. */
    private static final int SIDE = 540_000;

    private static final String NUMBER =
            "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind w:left=\"280\" w:right=\"280\"/>"
                    + "<w:jc w:val=\"%s\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                    + "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                    + "<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>";
    private static final String PICTURE = "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
            + "<wp:extent cx=\"" + SIDE + "\" cy=\"" + SIDE
            + "\"/><wp:docPr id=\"1\" name=\"code\" descr=\"二维码\"/><a:graphic>"
            + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
            + "<pic:cNvPr id=\"1\" name=\"code\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/>"
            + "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\""
            + SIDE
            + "\" cy=\"" + SIDE + "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
            + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";

    private Footer() {}

    /** The foot of odd pages; with an imprint the code's text goes into its hole. */
    static String odd(Paper paper, boolean hasImprint) {
        return footer((hasImprint ? imprint(paper, "left") : "") + NUMBER.formatted("right"));
    }

    static String even(Paper paper, boolean hasImprint) {
        return footer((hasImprint ? imprint(paper, "right") : "") + NUMBER.formatted("left"));
    }

    /** The cover carries no number. */
    static String cover(Paper paper, boolean hasImprint) {
        return footer(
                (hasImprint ? imprint(paper, "right") : "") + "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr></w:p>");
    }

    private static String footer(String content) {
        return Xml.head() + "<w:ftr " + NAMESPACES + ">" + content + "</w:ftr>";
    }

    /** A frame at the same place as in the PDF, 4 mm below the text area. */
    private static String imprint(Paper paper, String side) {
        var width = 2600;
        var left = Math.round(paper.left() * 20);
        var x = side.equals("left") ? left : left + Math.round(paper.textWidth() * 20) - width;
        var y = Math.round((paper.top() + paper.textHeight() + 4 * Paper.MM) * 20);
        var paragraph = "<w:p><w:pPr><w:pStyle w:val=\"Imprint\"/><w:framePr w:w=\"" + width
                + "\" w:wrap=\"around\" w:vAnchor=\"page\" w:hAnchor=\"page\" w:x=\"" + x + "\" w:y=\"" + y
                + "\"/><w:jc w:val=\"" + side + "\"/></w:pPr>";
        return paragraph + PICTURE + "</w:p>" + paragraph + "<w:r><w:t xml:space=\"preserve\">核验码 " + Stencil.HOLE
                + "</w:t></w:r></w:p>";
    }
}
