package cn.hengping.report.document.outline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Fault;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Reason;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineOfAnotherKind;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineUnpacksTooLarge;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineUnreadable;

/**
 * The parts of a Word file, unpacked within a bound, and what lies in it beside the text: macros, objects and links are found by what the
 * package says of its parts, whatever they are called.
 */
final class WordPackage {
    static final int MOST_BYTES = 16 << 20;

    private static final int MOST_PARTS = 500;
    private static final String DOCUMENT = "word/document.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private WordPackage() {}

    /** The package, or a refusal: packed into nothing, of another kind, broken. */
    static WordPackage of(byte[] file) {
        var found = new WordPackage();
        found.unpack(file);
        if (!found.parts.containsKey(DOCUMENT)) {
            throw new OutlineOfAnotherKind(found.kind()).asError();
        }
        found.look();
        return found;
    }

    byte[] document() {
        return part(DOCUMENT);
    }

    /** A part; empty when there is none. */
    byte[] part(String name) {
        return parts.getOrDefault(name, new byte[0]);
    }

    List<Fault> faults() {
        return faults;
    }

    private void unpack(byte[] file) {
        var left = MOST_BYTES;
        try (var in = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = in.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || parts.size() >= MOST_PARTS) {
                    throw new OutlineUnpacksTooLarge(MOST_BYTES, MOST_PARTS).asError();
                }
                if (parts.put(entry.getName(), content) != null) {
                    throw new OutlineUnreadable("有重名的部分 " + entry.getName()).asError();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new OutlineUnreadable(String.valueOf(e.getMessage())).asError();
        }
    }

    private String kind() {
        if (parts.containsKey("xl/workbook.xml")) {
            return "Excel";
        }
        if (parts.containsKey("ppt/presentation.xml")) {
            return "PowerPoint";
        }
        return parts.containsKey("mimetype") ? "OpenDocument" : "ZIP";
    }

    private void look() {
        parts.forEach((name, content) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith("vbaproject.bin") || lower.endsWith("vbadata.xml")) {
                faults.add(new Fault("/" + name, Reason.MACRO, name));
            } else if (lower.equals("[content_types].xml")) {
                each(name, content, reader -> kindOfPart(name, attribute(reader, "ContentType")));
            } else if (lower.startsWith("word/embeddings/") || lower.startsWith("word/activex/")) {
                faults.add(new Fault("/" + name, Reason.EMBEDDED_OBJECT, name));
            } else if (lower.endsWith(".rels")) {
                each(name, content, reader -> link(name, reader));
            }
        });
    }

    private void kindOfPart(String list, String kind) {
        var lower = kind.toLowerCase(Locale.ROOT);
        if (lower.contains("macroenabled") || lower.contains("vbaproject") || lower.contains("vbadata")) {
            faults.add(new Fault("/" + list, Reason.MACRO, kind));
        } else if (lower.contains("oleobject") || lower.contains("activex")) {
            faults.add(new Fault("/" + list, Reason.EMBEDDED_OBJECT, kind));
        }
    }

    private void link(String part, XMLStreamReader reader) {
        var target = attribute(reader, "Target");
        if (attribute(reader, "TargetMode").equalsIgnoreCase("External") || target.contains(":")) {
            faults.add(new Fault("/" + part, Reason.EXTERNAL_LINK, target));
        }
    }

    /** Looks at an element. */
    interface Look {
        void at(XMLStreamReader reader) throws XMLStreamException;
    }

    /** Every element of a part in turn. */
    static void each(String part, byte[] xml, Look look) {
        events(part, xml, reader -> {
            if (reader.isStartElement()) {
                look.at(reader);
            }
        });
    }

    /** Everything in a part in turn; a document type declaration is refused, whatever it declares. */
    static void events(String part, byte[] xml, Look look) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.DTD) {
                    throw new OutlineRefusal.OutlineFaulty(
                                    List.of(new Fault("/" + part, Reason.DOCUMENT_TYPE, "DOCTYPE")))
                            .asError();
                }
                look.at(reader);
            }
        } catch (XMLStreamException _) {
            throw new OutlineUnreadable(part).asError();
        }
    }

    static String attribute(XMLStreamReader reader, String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }
}
