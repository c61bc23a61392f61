package cn.hengping.evaluation.inspection.recognition;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.Narrative.ItemList;

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
}
