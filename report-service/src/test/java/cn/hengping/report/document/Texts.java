package cn.hengping.report.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.w3c.dom.Document;

/** The text of a file as a program takes it out again, without white space and without what stands in the feet of pages. */
final class Texts {
    private static final Pattern FURNITURE = Pattern.compile("(—\\d+—)?核验码[0-9A-Z]{5}(-[0-9A-Z]{5}){3}(—\\d+—)?");

    private Texts() {}

    static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    static Document xml(byte[] content) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    }

    static Document part(Map<String, byte[]> parts, String name) throws Exception {
        return xml(Objects.requireNonNull(parts.get(name), name));
    }

    private static String texts(Document xml, String element) {
        var text = new StringBuilder();
        var found = xml.getElementsByTagName(element);
        for (var i = 0; i < found.getLength(); i++) {
            text.append(found.item(i).getTextContent());
        }
        return text.toString();
    }

    static String ofDocx(byte[] content) throws Exception {
        return squeezed(texts(part(unpacked(content), "word/document.xml"), "w:t"));
    }

    /** Page by page in the order of Document.xml, run by run in the order of the page. */
    static String ofOfd(byte[] content) throws Exception {
        var parts = unpacked(content);
        var pages = part(parts, "Doc_0/Document.xml").getElementsByTagName("ofd:Page");
        var text = new StringBuilder();
        for (var i = 0; i < pages.getLength(); i++) {
            var location = pages.item(i).getAttributes().getNamedItem("BaseLoc").getNodeValue();
            text.append(plain(texts(part(parts, "Doc_0/" + location), "ofd:TextCode")));
        }
        return text.toString();
    }

    /** In the order of the content stream, page by page. */
    static String ofPdf(byte[] content) throws IOException {
        try (var pdf = Loader.loadPDF(content)) {
            var text = new StringBuilder();
            for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                text.append(plain(stripper.getText(pdf)));
            }
            return text.toString();
        }
    }

    private static String plain(String page) {
        return FURNITURE.matcher(squeezed(page)).replaceAll("");
    }

    static String of(cn.hengping.report.document.Document document) {
        return squeezed(document.texts().stream().collect(Collectors.joining()));
    }

    static String squeezed(String text) {
        return text.replaceAll("[\\s\\u3000]", "");
    }
}
