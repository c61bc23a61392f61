package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayDeque;
import java.util.Deque;

import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/**
 * A DOCX (ECMA-376), as Word, WPS and LibreOffice write it: what a reader sees, with insertions accepted, deletions and field codes
 * left out, text boxes behind the paragraph that holds them, inner tables behind the outer ones.
 */
final class DocxReader {
    private static final String BODY = "word/document.xml";

    private final Elements xml;
    private final Transcript transcript = new Transcript();
    private final Deque<DocxTable> tables = new ArrayDeque<>();
    private final Deque<Open> paragraphs = new ArrayDeque<>();
    private final Deque<DocxTable> inner = new ArrayDeque<>();
    private boolean inRun;
    private boolean hidden;

    /** A paragraph that is being read. */
    private static final class Open {
        private final StringBuilder text = new StringBuilder();
        private boolean numbered;
    }

    private DocxReader(Elements xml) {
        this.xml = xml;
    }

    static Document read(OfficePackage zip) {
        var part = zip.xml(BODY).orElseThrow(() -> new Unreadable(Why.BROKEN));
        var reader = new DocxReader(new Elements(part));
        while (reader.xml.next()) {
            reader.step();
        }
        return reader.transcript.document("DOCX");
    }

    private void step() {
        if (xml.isStart()) {
            starts(xml.name());
        } else if (xml.isEnd()) {
            ends(xml.name());
        }
    }

    private void starts(String name) {
        switch (name) {
            case "del", "moveFrom", "Fallback", "instrText", "delText", "sectPrChange", "pPrChange", "rPrChange" ->
                left(name);
            case "p" -> paragraphs.push(new Open());
            case "t" -> write(xml.content());
            case "tab", "ptab" -> write("\t");
            case "br", "cr" -> write("\n");
            case "noBreakHyphen" -> write("-");
            case "sym" -> write(symbol());
            case "numPr" -> numbered();
            case "r" -> inRun = true;
            case "vanish" ->
                hidden = inRun && !"0".equals(xml.attribute("val")) && !"false".equals(xml.attribute("val"));
            case "tbl" -> tables.push(new DocxTable());
            case "blip", "imagedata" -> transcript.unread("图片");
            default -> {
                if (!tables.isEmpty()) {
                    tables.peek().starts(xml);
                }
            }
        }
    }

    private void left(String name) {
        // a table row that was deleted carries <w:del/> among its properties: the row is not seen
        if (name.equals("del") && !tables.isEmpty() && tables.peek().isInRowProperties()) {
            tables.peek().rowDeleted();
        }
        xml.skip();
    }

    /** Check boxes and ticks are symbols; other private symbols say nothing. */
    private String symbol() {
        var code = xml.attribute("char");
        if (code == null) {
            return "";
        }
        return switch (code.toUpperCase(java.util.Locale.ROOT)) {
            case "F052", "F0FE", "2611", "F0FC" -> "☑";
            case "F0A3", "F06F", "F0A8", "2610" -> "□";
            default -> "";
        };
    }

    private void numbered() {
        if (!paragraphs.isEmpty()) {
            paragraphs.peek().numbered = true;
        }
    }

    private void write(String text) {
        if (!paragraphs.isEmpty() && !hidden) {
            paragraphs.peek().text.append(text);
        }
    }

    private void ends(String name) {
        switch (name) {
            case "p" -> endParagraph();
            case "r" -> {
                inRun = false;
                hidden = false;
            }
            case "tbl" -> endTable();
            default -> {
                if (!tables.isEmpty()) {
                    tables.peek().ends(name);
                }
            }
        }
    }

    private void endParagraph() {
        if (paragraphs.isEmpty()) {
            return;
        }
        var ended = paragraphs.pop();
        if (!tables.isEmpty() && tables.peek().isInCell()) {
            tables.peek().paragraph(ended.text.toString());
            return;
        }
        transcript.paragraph(ended.text.toString(), ended.numbered ? Passage.Kind.NUMBERED : Passage.Kind.BODY);
    }

    private void endTable() {
        if (tables.isEmpty()) {
            return;
        }
        var ended = tables.pop();
        if (!tables.isEmpty()) {
            inner.add(ended);
            return;
        }
        transcript.table("", ended.cells());
        while (!inner.isEmpty()) {
            transcript.table("", inner.poll().cells());
        }
    }
}
