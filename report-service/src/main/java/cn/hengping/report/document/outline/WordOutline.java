package cn.hengping.report.document.outline;

import static cn.hengping.report.document.outline.WordPackage.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Fault;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Reason;

/**
 * Reads an outline that somebody wrote in Word: its headings and texts with their placeholders. {@code 【表：指标得分】} places a table,
 * {@code 【封面】} the usual cover. The look is not taken over: the standard decides it. What could act (macros, fields, links, objects)
 * is refused by name.
 */
final class WordOutline {
    /** More are not told one by one. */
    private static final int MOST_FAULTS = 100;

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

    private final WordPackage word;
    private final List<Fault> faults;
    private final List<Outline.Block> blocks = new ArrayList<>();
    /** Styles by their identifiers: their names, in small letters. */
    private final Map<String, String> styles = new HashMap<>();

    private String style = "";

    private WordOutline(byte[] file) {
        word = WordPackage.of(file);
        faults = word.faults();
    }

    static Outline read(byte[] file, String code, String name) {
        var word = new WordOutline(file);
        word.paragraphs();
        if (!word.faults.isEmpty()) {
            throw new OutlineFaulty(word.faults.stream().limit(MOST_FAULTS).toList()).asError();
        }
        return new Outline(code, 1, name, DocumentKind.REPORT, false, "{年度}年度项目支出绩效自评报告", word.blocks, List.of());
    }

    private void paragraphs() {
        if (word.part("word/styles.xml").length > 0) {
            WordPackage.each("word/styles.xml", word.part("word/styles.xml"), this::style);
        }
        var paragraph = new Paragraph();
        WordPackage.events("word/document.xml", word.document(), reader -> {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader, paragraph);
                case XMLStreamConstants.CHARACTERS -> paragraph.characters(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName(), paragraph);
                default -> {}
            }
        });
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

    private void start(XMLStreamReader reader, Paragraph paragraph) {
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
            case "moveFrom", "del" -> fault(Reason.REVISION, reader.getLocalName());
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

    private void style(XMLStreamReader reader) {
        if (reader.getLocalName().equals("style")) {
            style = attribute(reader, "styleId");
        } else if (reader.getLocalName().equals("name") && !style.isEmpty()) {
            styles.putIfAbsent(style, value(reader).toLowerCase(Locale.ROOT));
        }
    }
}
