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
        if (tables.isEmpty() && headsOfATable(passages)) {
            unrecognised.add("有自评表的表头文字，但像是自评表的一张表没有认出（可能没有表格线，或每格一行），表中的数没有校验");
        }
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

    /** Words that stand in headers of forms only. */
    private static boolean headsOfATable(List<Passage> passages) {
        var words = List.of("一级指标", "二级指标", "三级指标", "指标值", "年初预算数", "全年预算数", "全年执行数", "分值");
        return words.stream()
                        .filter(word -> passages.stream()
                                .map(passage -> passage.plain().replaceAll("\\s", ""))
                                .anyMatch(line -> line.length() < 80 && line.contains(word)))
                        .count()
                >= 4;
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
