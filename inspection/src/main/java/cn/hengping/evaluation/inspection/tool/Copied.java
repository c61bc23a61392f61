package cn.hengping.evaluation.inspection.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Inspection;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Place;
import cn.hengping.evaluation.inspection.Span;
import cn.hengping.evaluation.inspection.Subject;
import cn.hengping.evaluation.inspection.copies.Boilerplate;
import cn.hengping.evaluation.inspection.copies.CopyIndex;
import cn.hengping.evaluation.inspection.copies.CopyIndex.Copy;
import cn.hengping.evaluation.inspection.copies.CopyIndex.Paragraph;
import cn.hengping.evaluation.inspection.recognition.Words;

/** Finds paragraphs that several files of one run share; two formats of one report share everything, and that is no fault. */
final class Copied {
    private static final int MOST = 40;

    private final CopyIndex index = new CopyIndex();
    private final Boilerplate boilerplate;
    private final Map<Paragraph, Set<String>> sharers = new HashMap<>();

    private Copied(Words words) {
        boilerplate = new Boilerplate(
                words.lines("boilerplate.txt").stream().map(Pattern::compile).toList());
    }

    static List<Result> among(List<Result> results, Inspection inspection, Words words) {
        var copied = new Copied(words);
        var copies = results.stream().map(copied::copies).toList();
        var marked = new ArrayList<Result>();
        for (var i = 0; i < results.size(); i++) {
            marked.add(results.get(i).and(copied.findings(copies.get(i), inspection)));
        }
        return marked;
    }

    private List<Copy> copies(Result result) {
        var dossier = result.dossier();
        if (dossier == null) {
            return List.of();
        }
        var subject = Subject.of(dossier).key(result.file());
        var copies = new ArrayList<Copy>();
        for (Passage passage : dossier.narrative().passages()) {
            if (boilerplate.is(passage.plain())) {
                continue;
            }
            var end = passage.offset() + passage.text().length();
            index.add(new Paragraph(result.file(), subject, passage.offset(), end, passage.text())).stream()
                    .findFirst()
                    .ifPresent(copy -> {
                        copies.add(copy);
                        sharers.computeIfAbsent(copy.there(), _ -> new HashSet<>())
                                .add(subject);
                    });
        }
        return copies;
    }

    private List<Finding> findings(List<Copy> copies, Inspection inspection) {
        var rule = inspection.rule("CopiedFromElsewhere");
        return copies.stream()
                .filter(copy -> sharers.getOrDefault(copy.there(), Set.of()).size() < Boilerplate.EVERYBODY)
                .limit(MOST)
                .map(copy -> new Finding(
                        rule.code(),
                        rule.severity(),
                        rule.title(),
                        rule.source(),
                        new Place(
                                null,
                                new Span(copy.here().start(), copy.here().end()),
                                copy.here().text()),
                        "与“" + copy.there().owner() + "”的一段相似 " + Math.round(copy.alike() * 100) + "%",
                        rule.clears()))
                .toList();
    }
}
