package cn.hengping.report.document.outline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Fault;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Reason;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineUnreadable;

/**
 * Reads an outline that somebody wrote in Word: its headings and texts with their placeholders. {@code 【表：指标得分】} places a table,
 * {@code 【封面】} the usual cover. The look is not taken over: the standard decides it. What could act (macros, fields, links, objects)
 * is refused by name.
 */
final class WordOutline {
    private static final int MOST_PARTS = 500;
    private static final int MOST_BYTES = 16 << 20;
    private static final Pattern TABLE = Pattern.compile("【表[：:]\\s*(.+?)\\s*】");
    private static final Pattern HEADING = Pattern.compile("(?:heading|标题)\\s*([1-4])");
    private static final Outline.Block COVER = new Outline.Block(
            Outline.Type.COVER,
            null,
            "项目支出绩效自评报告",
            "（{年度}年度）",
            List.of(
                    new Outline.Line("项目（专项资金）名称：", "{项目名称}"),
                    new Outline.Line("项目实施单位（公章）：", "{实施单位}"),
                    new Outline.Line("项目主管部门（公章）：", "{主管部门}"),
                    new Outline.Line("部门（单位）负责人签字：", ""),
                    new Outline.Line("填报日期：", "{填报日期}")));

    private final Map<String, byte[]> parts;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Outline.Block> blocks = new ArrayList<>();

    private WordOutline(byte[] file) {
        parts = unpacked(file);
    }

    static Outline read(byte[] file, String code, String name) {
        var word = new WordOutline(file);
        word.look();
        word.paragraphs();
        if (!word.faults.isEmpty()) {
            throw new OutlineFaulty(word.faults).asError();
        }
        return new Outline(code, 1, name, DocumentKind.REPORT, false, "{年度}年度项目支出绩效自评报告", word.blocks, List.of());
    }

    private static Map<String, byte[]> unpacked(byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        var left = MOST_BYTES;
        try (var in = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = in.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || parts.size() >= MOST_PARTS) {
                    throw new OutlineUnreadable("unpacks to more than it may").asError();
                }
                parts.put(entry.getName(), content);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new OutlineUnreadable(String.valueOf(e.getMessage())).asError();
        }
        if (!parts.containsKey("word/document.xml")) {
            throw new OutlineUnreadable("no word/document.xml").asError();
        }
        return parts;
    }

    /** What lies in the package beside the text. */
    private void look() {
        parts.forEach((name, content) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith("vbaproject.bin") || lower.endsWith("vbadata.xml")) {
                faults.add(new Fault("/" + name, Reason.MACRO, name));
            } else if (name.equals("[Content_Types].xml") && text(content).contains("macroEnabled")) {
                faults.add(new Fault("/" + name, Reason.MACRO, "macroEnabled"));
            } else if (lower.startsWith("word/embeddings/") || lower.startsWith("word/activex/")) {
                faults.add(new Fault("/" + name, Reason.EMBEDDED_OBJECT, name));
            } else if (lower.endsWith(".rels")) {
                links(name, content);
            }
        });
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private void links(String part, byte[] content) {
        try {
            var reader = reader(content);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && attribute(reader, "TargetMode").equalsIgnoreCase("External")) {
                    faults.add(new Fault("/" + part, Reason.EXTERNAL_LINK, attribute(reader, "Target")));
                }
            }
        } catch (XMLStreamException e) {
            throw new OutlineUnreadable(String.valueOf(e.getMessage())).asError();
        }
    }

    private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    private void paragraphs() {
        try {
            var styles = styles();
            var reader = reader(Objects.requireNonNull(parts.get("word/document.xml")));
            var paragraph = new Paragraph();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.START_ELEMENT -> start(reader, paragraph, styles);
                    case XMLStreamReader.CHARACTERS -> paragraph.characters(reader.getText());
                    case XMLStreamReader.END_ELEMENT -> end(reader.getLocalName(), paragraph);
                    case XMLStreamReader.DTD -> throw new OutlineUnreadable("document type declaration").asError();
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new OutlineUnreadable(String.valueOf(e.getMessage())).asError();
        }
    }

    /** The paragraph that is being read. */
    private static final class Paragraph {
        private final StringBuilder text = new StringBuilder();
        private String style = "";
        private boolean inText;

        void characters(String characters) {
            if (inText) {
                text.append(characters);
            }
        }
    }

    private void start(XMLStreamReader reader, Paragraph paragraph, Map<String, String> styles) {
        switch (reader.getLocalName()) {
            case "p" -> {
                paragraph.text.setLength(0);
                paragraph.style = "";
            }
            case "pStyle" ->
                paragraph.style =
                        styles.getOrDefault(value(reader), value(reader).toLowerCase(Locale.ROOT));
            case "t" -> paragraph.inText = true;
            case "tab", "br" -> paragraph.text.append(' ');
            case "tbl" -> fault(Reason.OWN_TABLE, "");
            case "altChunk" -> fault(Reason.FOREIGN_CONTENT, "altChunk");
            case "fldSimple" -> fault(Reason.FIELD, attribute(reader, "instr"));
            case "instrText" -> fault(Reason.FIELD, "instrText");
            case "object", "drawing", "pict", "control" -> fault(Reason.EMBEDDED_OBJECT, reader.getLocalName());
            default -> {}
        }
    }

    private void fault(Reason reason, String found) {
        faults.add(new Fault("/blocks/" + blocks.size(), reason, found));
    }

    private static String value(XMLStreamReader reader) {
        return attribute(reader, "val");
    }

    private static String attribute(XMLStreamReader reader, String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private void end(String element, Paragraph paragraph) {
        if (element.equals("t")) {
            paragraph.inText = false;
        } else if (element.equals("p") && !paragraph.text.toString().isBlank()) {
            blocks.add(block(paragraph.text.toString().strip(), paragraph.style));
        }
    }

    private static Outline.Block block(String text, String style) {
        var table = TABLE.matcher(text);
        if (table.matches()) {
            return Outline.Block.of(Outline.Type.TABLE, table.group(1));
        }
        if (text.equals("【封面】")) {
            return COVER;
        }
        var heading = HEADING.matcher(style);
        if (heading.matches()) {
            return new Outline.Block(Outline.Type.HEADING, Integer.valueOf(heading.group(1)), text, null, null);
        }
        return Outline.Block.of(
                switch (style) {
                    case "title", "标题" -> Outline.Type.TITLE;
                    case "closing", "signature", "结束语", "签名" -> Outline.Type.CLOSING;
                    case "note", "附注" -> Outline.Type.NOTE;
                    default -> Outline.Type.TEXT;
                },
                text);
    }

    /** Styles by their identifiers: their names, in small letters. */
    private Map<String, String> styles() throws XMLStreamException {
        var styles = new LinkedHashMap<String, String>();
        var xml = parts.get("word/styles.xml");
        if (xml == null) {
            return styles;
        }
        var reader = reader(xml);
        var id = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                if (reader.getLocalName().equals("style")) {
                    id = attribute(reader, "styleId");
                } else if (reader.getLocalName().equals("name") && !id.isEmpty()) {
                    styles.putIfAbsent(id, value(reader).toLowerCase(Locale.ROOT));
                }
            }
        }
        return styles;
    }
}
