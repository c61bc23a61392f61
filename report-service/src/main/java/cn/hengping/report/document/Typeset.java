package cn.hengping.report.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.font.Subset;
import cn.hengping.report.document.font.TrueType;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.layout.Typesetter;

/**
 * A document that is set: the pages that PDF and OFD both show, the subsets that both embed, and what lies beside them.
 *
 * @param date of what the document says, not of its printing
 */
public record Typeset(
        Document document,
        Instant date,
        List<Page> pages,
        Map<TrueType, Subset> subsets,
        Map<Face, TrueType> faces,
        List<Attachment> attachments) {

    /** A file that lies in the document's file for programs to read. */
    @SuppressWarnings("ArrayRecordComponent") // written and thrown away: no copies, no comparisons
    public record Attachment(String fileName, String mediaType, String description, byte[] content) {}

    public static Typeset of(Document document, Instant date, Fonts fonts, List<Attachment> attachments) {
        var pages = Typesetter.pages(document, fonts);
        return new Typeset(document, date, pages, fonts.subsets(pages), fonts.faces(), List.copyOf(attachments));
    }

    /** What is embedded of the font of this face. */
    public Subset subset(Face face) {
        return Objects.requireNonNull(subsets.get(faces.get(face)));
    }
}
