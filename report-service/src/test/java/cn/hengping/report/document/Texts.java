package cn.hengping.report.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The text of a file as a program takes it out again, without white space and without what stands in the feet of pages. */
final class Texts {
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

    private static String texts(Element within, String element) {
        var text = new StringBuilder();
        var found = within.getElementsByTagName(element);
        for (var i = 0; i < found.getLength(); i++) {
            text.append(found.item(i).getTextContent());
        }
        return text.toString();
    }

    static String ofDocx(byte[] content) throws Exception {
        return squeezed(texts(part(unpacked(content), "word/document.xml").getDocumentElement(), "w:t"));
    }

    /** Page by page in the order of Document.xml, run by run in the order of the page's body. */
    static String ofOfd(byte[] content) throws Exception {
        var parts = unpacked(content);
        var pages = part(parts, "Doc_0/Document.xml").getElementsByTagName("ofd:Page");
        var text = new StringBuilder();
        for (var i = 0; i < pages.getLength(); i++) {
            var location = pages.item(i).getAttributes().getNamedItem("BaseLoc").getNodeValue();
            var layers = part(parts, "Doc_0/" + location).getElementsByTagName("ofd:Layer");
            for (var layer = 0; layer < layers.getLength(); layer++) {
                if (layers.item(layer)
                        .getAttributes()
                        .getNamedItem("Type")
                        .getNodeValue()
                        .equals("Body")) {
                    text.append(squeezed(texts((Element) layers.item(layer), "ofd:TextCode")));
                }
            }
        }
        return text.toString();
    }

    /** In the order of the content stream, page by page, without what the file marks as furniture. */
    static String ofPdf(byte[] content) throws IOException {
        try (var pdf = Loader.loadPDF(content)) {
            var body = new Body();
            body.getText(pdf);
            return squeezed(body.text.toString());
        }
    }

    /** Takes the text as it stands in the file, and leaves artifacts out. */
    private static final class Body extends PDFTextStripper {
        private final StringBuilder text = new StringBuilder();
        private boolean isFurniture;

        Body() {
            addOperator(new BeginMarkedContentSequenceWithProperties(this));
            addOperator(new EndMarkedContentSequence(this));
        }

        @Override
        public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
            isFurniture = tag.getName().equals("Artifact");
        }

        @Override
        public void endMarkedContentSequence() {
            isFurniture = false;
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            if (!isFurniture) {
                text.append(position.getUnicode());
            }
        }
    }

    static String of(cn.hengping.report.document.Document document) {
        return squeezed(document.texts().stream().collect(Collectors.joining()));
    }

    static String squeezed(String text) {
        return text.replaceAll("[\\s\\u3000]", "");
    }
}
