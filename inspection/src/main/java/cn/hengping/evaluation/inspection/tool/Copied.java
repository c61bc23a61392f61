package cn.hengping.evaluation.inspection.tool;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Inspection;
import cn.hengping.evaluation.inspection.Place;
import cn.hengping.evaluation.inspection.Span;
import cn.hengping.evaluation.inspection.copies.CopyIndex;
import cn.hengping.evaluation.inspection.copies.CopyIndex.Paragraph;

/** Finds paragraphs that several files of one run share. */
final class Copied {
    private Copied() {}

    static List<Result> among(List<Result> results, Inspection inspection) {
        var index = new CopyIndex();
        var rule = inspection.rule("CopiedFromElsewhere");
        var marked = new ArrayList<Result>();
        for (var result : results) {
            var findings = new ArrayList<Finding>();
            var dossier = result.dossier();
            var passages = dossier == null
                    ? List.<cn.hengping.evaluation.inspection.Passage>of()
                    : dossier.narrative().passages();
            for (var passage : passages) {
                var end = passage.offset() + passage.text().length();
                var copies = index.add(new Paragraph(result.file(), passage.offset(), end, passage.text()));
                if (!copies.isEmpty() && findings.size() < 40) {
                    var copy = copies.getFirst();
                    var place = new Place(null, new Span(passage.offset(), end), passage.text());
                    var evidence = "与“" + copy.there().owner() + "”的一段相似 " + Math.round(copy.alike() * 100) + "%";
                    findings.add(new Finding(
                            rule.code(), rule.severity(), rule.title(), rule.source(), place, evidence, rule.clears()));
                }
            }
            marked.add(result.and(findings));
        }
        return marked;
    }
}
