package cn.hengping.report.document.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.Document;
import cn.hengping.report.document.layout.Paper;

/** Fills an outline with an evaluation. */
public final class Filling {
    private final Outline outline;
    private final ApprovedEvaluation evaluation;
    private final List<Document.Block> blocks = new ArrayList<>();

    private Filling(Outline outline, ApprovedEvaluation evaluation) {
        this.outline = outline;
        this.evaluation = evaluation;
    }

    public static Document of(Outline outline, ApprovedEvaluation evaluation) {
        var filling = new Filling(outline, evaluation);
        outline.blocks().forEach(filling::add);
        var paper = outline.landscape() ? Paper.LANDSCAPE : Paper.PORTRAIT;
        return new Document(filling.filled(outline.title()), paper, null, filling.blocks);
    }

    private String filled(String text) {
        return Placeholders.filled(text, evaluation);
    }

    private void add(Outline.Block block) {
        switch (block.type()) {
            case COVER -> blocks.add(cover(block));
            case TITLE -> blocks.add(new Document.Title(filled(block.text()), subtitle(block)));
            case HEADING -> blocks.add(new Document.Heading(block.headingLevel(), filled(block.text())));
            case TEXT -> paragraphs(filled(block.text()));
            case TABLE -> blocks.addAll(Tables.of(block.text(), outline, evaluation));
            case CLOSING -> blocks.add(new Document.Closing(filled(block.text())));
            case NOTE -> blocks.add(new Document.Note(filled(block.text())));
        }
    }

    private String subtitle(Outline.Block block) {
        return filled(Objects.requireNonNullElse(block.subtitle(), ""));
    }

    private Document.Cover cover(Outline.Block block) {
        var lines = block.coverLines().stream()
                .map(line -> new Document.CoverLine(filled(line.label()), filled(line.text())))
                .toList();
        return new Document.Cover(filled(block.text()), subtitle(block), lines);
    }

    /** Every line of a text is a paragraph of its own; an empty section says 无, so that no heading stands alone. */
    private void paragraphs(String text) {
        var isEmpty = text.isBlank();
        var last = blocks.isEmpty() ? null : blocks.getLast();
        if (isEmpty && !(last instanceof Document.Heading)) {
            return;
        }
        Wording.orNone(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> blocks.add(new Document.Paragraph(line)));
    }
}
