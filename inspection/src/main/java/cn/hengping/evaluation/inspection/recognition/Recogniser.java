package cn.hengping.evaluation.inspection.recognition;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.Narrative;
import cn.hengping.evaluation.inspection.Narrative.ItemList;
import cn.hengping.evaluation.inspection.Passage;

/** Recognises a self-evaluation in a document. What it does not recognise it says; it never guesses in silence. */
public final class Recogniser {
    private static final int MOST_UNRECOGNISED = 100;

    private final Aliases columns;
    private final Aliases labels;
    private final OutlineReader outline;
    private final ItemsReader items;

    public Recogniser(Words words) {
        columns = new Aliases(words, "columns.txt");
        labels = new Aliases(words, "labels.txt");
        outline = new OutlineReader(words);
        items = new ItemsReader(words);
    }

    public Dossier recognise(Document document) {
        var unrecognised = new ArrayList<>(document.unread());
        var forms = Forms.of(document, columns, labels);
        var tables = new ArrayList<EvaluationTable>();
        for (var form : forms.forms()) {
            tables.add(new TableRecogniser(form, columns, labels, unrecognised).read());
        }
        var tabled = new ArrayList<ItemList>();
        for (var grid : forms.others()) {
            items.inTable(grid, List.of())
                    .ifPresentOrElse(
                            tabled::add,
                            () -> unrecognised.add("一张 " + grid.rows() + " 行 " + grid.columns() + " 列的表没有认出是什么"));
        }
        var passages = document.passages();
        var narrative = new NarrativeRecogniser(passages, outline, items)
                .read(tabled, document.unread().contains("图片"));
        if (tables.isEmpty() && narrative.outline().isEmpty()) {
            unrecognised.add("没有认出自评表，也没有认出报告的章节");
        }
        if (narrative.form().isReport() && narrative.totals().isEmpty() && tables.isEmpty()) {
            unrecognised.add("正文中没有认出自评得分");
        }
        return new Dossier(
                narrative,
                tables,
                unrecognised.stream().distinct().limit(MOST_UNRECOGNISED).toList());
    }

    /** What the chapters of an evaluation state that is kept as data; it has no cover and no form. */
    public Narrative narrative(List<Passage> passages, List<Narrative.Heading> chapters) {
        var read = new NarrativeRecogniser(passages, outline, items).read(List.of(), false);
        return new Narrative(
                passages,
                chapters,
                null,
                null,
                null,
                read.amounts(),
                read.itemLists(),
                read.rate(),
                read.totals(),
                read.grades(),
                read.scale(),
                List.of(),
                List.of(),
                new Narrative.Form(false, List.of(), List.of(), List.of(), null, false, false));
    }
}
