package cn.hengping.report.document.docx;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Typeset;
import cn.hengping.report.document.archive.Archive;
import cn.hengping.report.document.archive.Packed;
import cn.hengping.report.document.archive.Stencil;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.layout.Metrics;
import cn.hengping.report.document.layout.Page.Matrix;
import cn.hengping.report.document.layout.QrCode;
import cn.hengping.report.document.layout.Typesetter;
import org.jspecify.annotations.Nullable;

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
    private static final Stencil CORE = new Stencil(Parts.CORE);
    private static final Packed IMAGE_RELATIONSHIP = packed(Footer.IMAGE_RELATIONSHIP);

    private DocxWriter() {}

    public static byte[] write(Typeset typeset) {
        return write(typeset.document(), typeset.date(), code(typeset));
    }

    /** A document that nobody set on pages: Word does that itself. Characters that no font has are refused all the same. */
    public static byte[] write(Document document, Instant date, Metrics metrics) {
        Typesetter.requireGlyphs(document, metrics);
        var imprint = document.imprint();
        return write(document, date, imprint == null ? null : QrCode.of(imprint.url()));
    }

    private static byte[] write(Document document, Instant date, @Nullable QrCode code) {
        var imprint = document.imprint();
        var feet = Feet.of(document.paper());
        var parts = imprint == null ? feet.without() : feet.with(Xml.escaped(imprint.code()));
        var archive = new Archive()
                .add("[Content_Types].xml", CONTENT_TYPES)
                .add("_rels/.rels", RELATIONSHIPS)
                .add("docProps/core.xml", core(document, date))
                .add("word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS)
                .add("word/styles.xml", STYLES)
                .add("word/settings.xml", SETTINGS)
                .add("word/footer1.xml", parts.get(0))
                .add("word/footer2.xml", parts.get(1))
                .add("word/footer3.xml", parts.get(2))
                .add("word/document.xml", new Body(document.paper()).of(document));
        if (code != null) {
            archive.add("word/media/code.png", Packed.plain(Picture.png(code)))
                    .add("word/_rels/footer1.xml.rels", IMAGE_RELATIONSHIP)
                    .add("word/_rels/footer2.xml.rels", IMAGE_RELATIONSHIP)
                    .add("word/_rels/footer3.xml.rels", IMAGE_RELATIONSHIP);
        }
        return archive.bytes();
    }

    /** The QR code as the first page shows it. */
    private static @Nullable QrCode code(Typeset typeset) {
        return typeset.pages().getFirst().marks().stream()
                .filter(Matrix.class::isInstance)
                .map(mark -> ((Matrix) mark).code())
                .findFirst()
                .orElse(null);
    }

    private static Packed core(Document document, Instant date) {
        var at = date.atOffset(ZoneOffset.UTC).withNano(0).toInstant().toString();
        return CORE.filled(Xml.escaped(document.title()), at, at);
    }

    private static Packed packed(String content) {
        return Packed.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
