package cn.hengping.report.document.seal.stamp;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.hengping.report.document.seal.stamp.StampPlace.Line;

/** The lines of an OFD of ours, without what stands on every page. */
public final class OfdLines {
    private static final XMLInputFactory FACTORY = factory();

    private final List<Line> lines = new ArrayList<>();
    private double[] box = new double[4];
    private boolean isBody;

    private OfdLines() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The lines of all pages, which lie in these parts of the package by their numbers. */
    public static PdfLines.Found in(Map<String, byte[]> parts) {
        var reader = new OfdLines();
        var sheet = new double[4];
        for (var page = 0; parts.containsKey(name(page)); page++) {
            sheet = reader.read(page, parts.getOrDefault(name(page), new byte[0]));
        }
        return new PdfLines.Found(reader.lines, new StampPlace.Sheet(sheet[2], sheet[3]));
    }

    private static String name(int page) {
        return "Doc_0/Pages/Page_" + page + "/Content.xml";
    }

    private double[] read(int page, byte[] content) {
        var sheet = new double[4];
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "PhysicalBox" -> sheet = numbers(xml.getElementText());
                        case "Layer" -> isBody = "Body".equals(xml.getAttributeValue(null, "Type"));
                        case "TextObject" -> box = numbers(xml.getAttributeValue(null, "Boundary"));
                        case "TextCode" -> line(page, xml);
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("page " + page, e);
        }
        return sheet;
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** A text's box begins a letter's size above its base, and is a letter wider than it. */
    private void line(int page, XMLStreamReader xml) throws XMLStreamException {
        var size = Double.parseDouble(xml.getAttributeValue(null, "Y"));
        var text = xml.getElementText();
        if (isBody) {
            lines.add(new Line(page, text, box[0], box[0] + box[2] - size, box[1] + size));
        }
    }
}
