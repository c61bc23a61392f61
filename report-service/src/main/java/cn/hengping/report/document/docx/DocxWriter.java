package cn.hengping.report.document.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.hengping.report.document.Document;

/**
 * Writes a document as DOCX (ECMA-376): real heading styles, so that Word shows a navigation pane; the fonts that the
 * standard names; strict tables. The same document gives the same bytes.
 */
public final class DocxWriter {
    /** A zip keeps local time from 1980 on; ours is always the same. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2024, 1, 1, 0, 0);

    private DocxWriter() {}

    /** The file of this document; the date is that of what the document says. */
    public static byte[] write(Document document, Instant date) {
        var out = new ByteArrayOutputStream(1 << 16);
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            part(zip, "[Content_Types].xml", Parts.CONTENT_TYPES);
            part(zip, "_rels/.rels", Parts.RELATIONSHIPS);
            part(zip, "docProps/core.xml", core(document, date));
            part(zip, "word/_rels/document.xml.rels", Parts.DOCUMENT_RELATIONSHIPS);
            part(zip, "word/styles.xml", Parts.STYLES);
            part(zip, "word/settings.xml", Parts.SETTINGS);
            part(zip, "word/footer1.xml", Parts.footer("right"));
            part(zip, "word/footer2.xml", Parts.footer("left"));
            part(zip, "word/document.xml", new Body().of(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String core(Document document, Instant date) {
        var at = date.atOffset(ZoneOffset.UTC).withNano(0).toInstant().toString();
        return Parts.CORE.formatted(Text.escaped(document.title()), at, at);
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ZIP_TIME);
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
