package cn.hengping.report.document.docx;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;

import cn.hengping.report.document.Typeset;
import cn.hengping.report.document.archive.Archive;
import cn.hengping.report.document.archive.Packed;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.layout.Page.Matrix;

/**
 * Writes a document as DOCX (ECMA-376): real heading styles, so that Word shows a navigation pane; the fonts that the
 * standard names; strict tables. The same document gives the same bytes.
 */
public final class DocxWriter {
    private static final Packed CONTENT_TYPES = packed(Parts.CONTENT_TYPES);
    private static final Packed RELATIONSHIPS = packed(Parts.RELATIONSHIPS);
    private static final Packed DOCUMENT_RELATIONSHIPS = packed(Parts.DOCUMENT_RELATIONSHIPS);
    private static final Packed STYLES = packed(Parts.STYLES);
    private static final Packed SETTINGS = packed(Parts.SETTINGS);
    private static final Packed IMAGE_RELATIONSHIP = packed(Footer.IMAGE_RELATIONSHIP);

    private DocxWriter() {}

    public static byte[] write(Typeset typeset) {
        var document = typeset.document();
        var archive = new Archive()
                .add("[Content_Types].xml", CONTENT_TYPES)
                .add("_rels/.rels", RELATIONSHIPS)
                .add("docProps/core.xml", core(typeset))
                .add("word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS)
                .add("word/styles.xml", STYLES)
                .add("word/settings.xml", SETTINGS)
                .add("word/footer1.xml", Footer.odd(document.paper(), document.imprint()))
                .add("word/footer2.xml", Footer.even(document.paper(), document.imprint()))
                .add("word/footer3.xml", Footer.cover(document.paper(), document.imprint()))
                .add("word/document.xml", new Body(document.paper()).of(document));
        code(typeset)
                .ifPresent(code -> archive.add("word/media/code.png", Picture.png(code))
                        .add("word/_rels/footer1.xml.rels", IMAGE_RELATIONSHIP)
                        .add("word/_rels/footer2.xml.rels", IMAGE_RELATIONSHIP)
                        .add("word/_rels/footer3.xml.rels", IMAGE_RELATIONSHIP));
        return archive.bytes();
    }

    /** The QR code as the first page shows it. */
    private static Optional<Matrix> code(Typeset typeset) {
        return typeset.pages().getFirst().marks().stream()
                .filter(Matrix.class::isInstance)
                .map(Matrix.class::cast)
                .findFirst();
    }

    private static String core(Typeset typeset) {
        var at = typeset.date().atOffset(ZoneOffset.UTC).withNano(0).toInstant().toString();
        return Parts.CORE.formatted(Xml.escaped(typeset.document().title()), at, at);
    }

    private static Packed packed(String content) {
        return Packed.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
