package cn.hengping.report.document.layout;

import java.util.List;
import java.util.TreeMap;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.Document.Closing;
import cn.hengping.report.document.Document.Cover;
import cn.hengping.report.document.Document.Heading;
import cn.hengping.report.document.Document.Note;
import cn.hengping.report.document.Document.Paragraph;
import cn.hengping.report.document.Document.Table;
import cn.hengping.report.document.Document.Title;
import cn.hengping.report.document.DocumentRefusal.GlyphMissing;

/** Looks for characters that no font has (生僻字) before anything is drawn: none is ever printed as a box. */
final class Glyphs {
    private static final int SNIPPET = 20;

    private final Metrics metrics;
    /** A missing character, and a text that it stands in. */
    private final TreeMap<Integer, String> missing = new TreeMap<>();

    private Glyphs(Metrics metrics) {
        this.metrics = metrics;
    }

    static void require(Document document, Metrics metrics) {
        var glyphs = new Glyphs(metrics);
        document.blocks().forEach(glyphs::look);
        if (!glyphs.missing.isEmpty()) {
            throw GlyphMissing.of(
                            List.copyOf(glyphs.missing.keySet()),
                            glyphs.missing.firstEntry().getValue())
                    .asError();
        }
    }

    private void look(Block block) {
        switch (block) {
            case Cover cover -> {
                look(cover.title(), Face.TITLE);
                look(cover.subtitle(), Face.KAI);
                cover.lines().forEach(line -> look(line.label() + line.text(), Face.BODY));
            }
            case Title title -> {
                look(title.text(), Face.TITLE);
                look(title.subtitle(), Face.KAI);
            }
            case Heading heading ->
                look(heading.text(), Typesetter.style(heading).face());
            case Paragraph paragraph -> look(paragraph.text(), Face.BODY);
            case Note note -> look(note.text(), Face.BODY);
            case Closing closing -> look(closing.text(), Face.BODY);
            case Table table ->
                table.rows()
                        .forEach(row ->
                                row.cells().forEach(cell -> look(cell.text(), cell.strong() ? Face.HEI : Face.BODY)));
        }
    }

    private void look(String text, Face face) {
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            if (character != '\n' && !metrics.has(face, character)) {
                missing.putIfAbsent(character, snippet(text, character));
            }
            at += Character.charCount(character);
        }
    }

    private static String snippet(String text, int character) {
        var at = text.indexOf(Character.toString(character));
        var from = Math.max(0, at - SNIPPET / 2);
        return text.substring(
                Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from,
                Math.min(text.length(), at + Character.charCount(character)));
    }
}
