package cn.hengping.report.document.ofd;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import cn.hengping.report.document.Typeset;
import cn.hengping.report.document.archive.Archive;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.font.Subset;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Page;

/** Writes set pages as OFD (GB/T 33190-2016): the same marks at the same places as the PDF, the same subsets of fonts. */
public final class OfdWriter {
    static final String NAMESPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Typeset typeset;
    private final Archive archive = new Archive();
    private final Map<Face, Integer> fonts = new LinkedHashMap<>();
    /** By the distance of the code from the left edge. */
    private final Map<Double, Integer> templates = new LinkedHashMap<>();

    private int lastId;

    private OfdWriter(Typeset typeset) {
        this.typeset = typeset;
    }

    public static byte[] write(Typeset typeset) {
        return new OfdWriter(typeset).file();
    }

    private byte[] file() {
        archive.add("OFD.xml", entry());
        var resources = resources();
        var pages = pages();
        var attachments = attachments();
        archive.add("Doc_0/Document.xml", document(pages, attachments));
        archive.add("Doc_0/PublicRes.xml", resources);
        return archive.bytes();
    }

    private String entry() {
        return Xml.head() + "<ofd:OFD " + NAMESPACE + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo>"
                + "<ofd:DocID>" + id() + "</ofd:DocID><ofd:Title>"
                + Xml.escaped(typeset.document().title()) + "</ofd:Title><ofd:CreationDate>" + day()
                + "</ofd:CreationDate><ofd:Creator>衡评 Hengping</ofd:Creator></ofd:DocInfo>"
                + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    }

    private LocalDate day() {
        return LocalDate.ofInstant(typeset.date(), BEIJING);
    }

    /** An identifier that follows from what the document says. */
    private String id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(typeset.document().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String resources() {
        var xml = new StringBuilder(Xml.head())
                .append("<ofd:Res ")
                .append(NAMESPACE)
                .append(" BaseLoc=\"Res\"><ofd:Fonts>");
        var ids = new LinkedHashMap<Subset, Integer>();
        for (var face : Face.values()) {
            var subset = typeset.subsets().get(typeset.faces().get(face));
            if (subset != null) {
                fonts.put(face, ids.computeIfAbsent(subset, one -> font(xml, one)));
            }
        }
        return xml.append("</ofd:Fonts></ofd:Res>").toString();
    }

    private int font(StringBuilder xml, Subset subset) {
        var id = ++lastId;
        var file = "font_" + id + ".ttf";
        archive.add("Doc_0/Res/" + file, subset.dense());
        var name = subset.font().name();
        xml.append("<ofd:Font ID=\"").append(id).append("\" FontName=\"").append(name);
        xml.append("\" FamilyName=\"").append(name).append("\"><ofd:FontFile>").append(file);
        xml.append("</ofd:FontFile></ofd:Font>");
        return id;
    }

    private String pages() {
        var list = new StringBuilder();
        for (var i = 0; i < typeset.pages().size(); i++) {
            var set = typeset.pages().get(i);
            var template = template(set);
            var page = ++lastId;
            var content = new OfdPage(set, fonts, template, lastId);
            archive.add("Doc_0/Pages/Page_" + i + "/Content.xml", content.xml());
            lastId = content.lastId();
            list.append("<ofd:Page ID=\"").append(page).append("\" BaseLoc=\"Pages/Page_");
            list.append(i).append("/Content.xml\"/>");
        }
        return list.toString();
    }

    /** The template that shows the code where this page has it: odd and even pages share theirs. None without a code. */
    private int template(Page page) {
        var matrix = page.marks().stream()
                .filter(Page.Matrix.class::isInstance)
                .map(Page.Matrix.class::cast)
                .findFirst();
        return matrix.map(found -> templates.computeIfAbsent(found.x(), _ -> template(page, found)))
                .orElse(0);
    }

    private int template(Page page, Page.Matrix matrix) {
        var id = ++lastId;
        var content = new OfdPage(page, matrix, lastId);
        archive.add("Doc_0/Tpls/Tpl_" + id + "/Content.xml", content.xml());
        lastId = content.lastId();
        return id;
    }

    private String attachments() {
        if (typeset.attachments().isEmpty()) {
            return "";
        }
        var list = new StringBuilder(Xml.head())
                .append("<ofd:Attachments ")
                .append(NAMESPACE)
                .append('>');
        for (var i = 0; i < typeset.attachments().size(); i++) {
            var attachment = typeset.attachments().get(i);
            var format = attachment.fileName().substring(attachment.fileName().lastIndexOf('.') + 1);
            var file = "attachment_" + (i + 1) + "." + format;
            archive.add("Doc_0/Attachs/" + file, attachment.content());
            list.append("<ofd:Attachment ID=\"attachment_").append(i + 1).append("\" Name=\"");
            list.append(Xml.escaped(attachment.fileName()))
                    .append("\" Format=\"")
                    .append(format);
            list.append("\" CreationDate=\"").append(day()).append("\" Usage=\"none\"><ofd:FileLoc>");
            list.append(file).append("</ofd:FileLoc></ofd:Attachment>");
        }
        archive.add(
                "Doc_0/Attachs/Attachments.xml",
                list.append("</ofd:Attachments>").toString());
        return "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>";
    }

    private String document(String pages, String attachments) {
        var box = OfdPage.box(Objects.requireNonNull(typeset.pages().getFirst()).paper());
        return Xml.head() + "<ofd:Document " + NAMESPACE + "><ofd:CommonData><ofd:MaxUnitID>" + lastId
                + "</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>" + box
                + "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>" + templates()
                + "</ofd:CommonData>"
                + "<ofd:Pages>" + pages + "</ofd:Pages>" + attachments + "</ofd:Document>";
    }

    private String templates() {
        var list = new StringBuilder();
        for (var id : templates.values()) {
            list.append("<ofd:TemplatePage ID=\"")
                    .append(id)
                    .append("\" Name=\"code_")
                    .append(id);
            list.append("\" ZOrder=\"Background\" BaseLoc=\"Tpls/Tpl_")
                    .append(id)
                    .append("/Content.xml\"/>");
        }
        return list.toString();
    }
}
