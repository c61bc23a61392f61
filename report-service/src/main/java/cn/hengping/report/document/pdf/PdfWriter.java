package cn.hengping.report.document.pdf;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.hengping.report.document.Typeset;
import cn.hengping.report.document.Typeset.Attachment;
import cn.hengping.report.document.archive.Digits;
import cn.hengping.report.document.archive.Packed;
import cn.hengping.report.document.font.Subset;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;

/**
 * Writes set pages as PDF/A-3u (ISO 19005-3): fonts and profile inside, a text layer that can be searched, attachments that say
 * what they are. The same pages give the same bytes: nothing in the file comes from a clock or from chance.
 */
public final class PdfWriter {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'+08''00'''").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Packed PROFILE = Packed.of(GrayProfile.bytes());

    private final Typeset typeset;
    private final PdfObjects objects = new PdfObjects();
    private final Map<Face, Subset> subsets = new LinkedHashMap<>();

    private PdfWriter(Typeset typeset) {
        this.typeset = typeset;
    }

    public static byte[] write(Typeset typeset) {
        return new PdfWriter(typeset).file();
    }

    private byte[] file() {
        var catalog = objects.reserve();
        var tree = objects.reserve();
        var resources = resources();
        var kids = new StringBuilder();
        for (var page : typeset.pages()) {
            var content = objects.stream("", Packed.of(PageContent.of(page, subsets)));
            kids.append(objects.add("<< /Type /Page /Parent " + tree + " 0 R /MediaBox [0 0 "
                            + Digits.of(page.paper().width()) + " "
                            + Digits.of(page.paper().height()) + "] /Resources " + resources + " 0 R /Contents "
                            + content
                            + " 0 R >>"))
                    .append(" 0 R ");
        }
        objects.define(tree, "<< /Type /Pages /Count " + typeset.pages().size() + " /Kids [" + kids + "] >>");
        var profile = objects.stream("/N 1 ", PROFILE);
        var metadata = objects.plainStream(
                "/Type /Metadata /Subtype /XML ", Xmp.of(typeset).getBytes(StandardCharsets.UTF_8));
        objects.define(
                catalog,
                "<< /Type /Catalog /Pages " + tree + " 0 R /Lang (zh-CN) /Metadata " + metadata
                        + " 0 R /ViewerPreferences << /DisplayDocTitle true >>"
                        + " /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (Gray)"
                        + " /Info (Gray, gamma 2.2) /DestOutputProfile " + profile + " 0 R >>]" + attachments()
                        + " >>");
        var date = DATE.format(typeset.date());
        var info = objects.add("<< /Title " + text(typeset.document().title()) + " /Producer "
                + text(Xmp.PRODUCER)
                + " /CreationDate (" + date + ") /ModDate (" + date + ") >>");
        return objects.file(catalog, info);
    }

    private int resources() {
        var numbers = new LinkedHashMap<Subset, Integer>();
        var fonts = new StringBuilder("<< /Font << ");
        for (var face : Face.values()) {
            var subset = typeset.subsets().get(typeset.faces().get(face));
            if (subset != null) {
                subsets.put(face, subset);
                var number = numbers.computeIfAbsent(subset, one -> FontObjects.add(objects, one));
                fonts.append('/').append(face).append(' ').append(number).append(" 0 R ");
            }
        }
        return objects.add(fonts.append(">> ").append(code()).append(">>").toString());
    }

    /** The document's code, drawn once for all pages. */
    private String code() {
        return typeset.pages().getFirst().marks().stream()
                .filter(Page.Matrix.class::isInstance)
                .map(mark -> ((Page.Matrix) mark).code())
                .findFirst()
                .map(code -> "/XObject << /Code "
                        + objects.stream(
                                "/Type /XObject /Subtype /Form /BBox [0 0 " + code.side() + " " + code.side()
                                        + "] /Resources << >> ",
                                Packed.of(PageContent.of(code)))
                        + " 0 R >> ")
                .orElse("");
    }

    private String attachments() {
        if (typeset.attachments().isEmpty()) {
            return "";
        }
        var names = new StringBuilder();
        var references = new ArrayList<String>();
        for (var attachment : typeset.attachments()) {
            var reference = attachment(attachment) + " 0 R";
            names.append(text(attachment.fileName()))
                    .append(' ')
                    .append(reference)
                    .append(' ');
            references.add(reference);
        }
        return " /Names << /EmbeddedFiles << /Names [" + names + "] >> >> /AF [" + String.join(" ", references) + "]";
    }

    private int attachment(Attachment attachment) {
        var subtype = attachment.mediaType().replace("/", "#2F");
        var content = objects.stream(
                "/Type /EmbeddedFile /Subtype /" + subtype + " /Params << /ModDate (" + DATE.format(typeset.date())
                        + ") /Size " + attachment.content().length + " >> ",
                Packed.of(attachment.content()));
        return objects.add("<< /Type /Filespec /F " + text(attachment.fileName()) + " /UF "
                + text(attachment.fileName()) + " /Desc " + text(attachment.description())
                + " /AFRelationship /Data /EF << /F " + content + " 0 R /UF " + content + " 0 R >> >>");
    }

    static String text(String text) {
        var hex = new StringBuilder(text.length() * 4 + 6).append("<FEFF");
        for (var i = 0; i < text.length(); i++) {
            Digits.hex(hex, text.charAt(i));
        }
        return hex.append('>').toString();
    }
}
