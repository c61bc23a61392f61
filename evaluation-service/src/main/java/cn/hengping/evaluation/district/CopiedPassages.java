package cn.hengping.evaluation.district;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.district.DistrictRuns.Compared;
import cn.hengping.evaluation.district.DistrictRuns.Located;
import cn.hengping.evaluation.district.DistrictRuns.Printed;
import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Inspection;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Place;
import cn.hengping.evaluation.inspection.Plain;
import cn.hengping.evaluation.inspection.Span;
import cn.hengping.evaluation.inspection.copies.Boilerplate;
import cn.hengping.evaluation.inspection.copies.Print;
import cn.hengping.evaluation.inspection.copies.SimHash;
import cn.hengping.evaluation.inspection.recognition.Words;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import org.springframework.stereotype.Component;

/**
 * Paragraphs that are copies of another project's or of last year's (雷同). Words of regulations and forms are nobody's, nor is what
 * eight projects or more share.
 */
@Component
class CopiedPassages {
    static final String CODE = "CopiedFromElsewhere";
    /** Behind all positions that inspection gives. */
    private static final int FIRST = 10_000;

    private static final Pattern LINE = Pattern.compile("[^\\n]+");
    private static final int MOST_OF_ONE_EVALUATION = 500;

    private final Inspection inspection;
    private final Boilerplate boilerplate;

    CopiedPassages(Inspection inspection, Words words) {
        this.inspection = inspection;
        this.boilerplate = new Boilerplate(
                words.lines("boilerplate.txt").stream().map(Pattern::compile).toList());
    }

    /** The paragraphs of an evaluation that are long enough to be somebody's. */
    List<Printed> printed(SelfEvaluation evaluation, List<Passage> passages) {
        var printed = new ArrayList<Printed>();
        var project = evaluation.project();
        for (var passage : passages) {
            var line = LINE.matcher(passage.text());
            while (line.find() && printed.size() < MOST_OF_ONE_EVALUATION) {
                var shape = SimHash.shape(line.group());
                if (shape.length() < Print.SHORTEST || boilerplate.is(Plain.of(line.group()))) {
                    continue;
                }
                var print = Print.of(shape);
                printed.add(new Printed(
                        project.projectCode(),
                        project.year(),
                        printed.size(),
                        evaluation.id(),
                        project.unitPath().value(),
                        project.unitName() + "“" + project.name() + "”",
                        passage.pointer() == null ? "" : passage.pointer(),
                        line.start(),
                        line.end(),
                        line.group(),
                        print.simHash(),
                        print.keys()));
            }
        }
        return printed;
    }

    Optional<Located> copied(Compared compared) {
        var here = compared.here();
        var shape = SimHash.shape(here.content());
        var alike = compared.candidates().stream()
                .filter(there -> !isOfThisProject(here, there))
                .filter(there -> SimHash.resemblance(shape, SimHash.shape(there.content())) >= Print.ALIKE)
                .toList();
        var sharers = alike.stream().map(Printed::projectCode).distinct().count();
        if (alike.isEmpty() || sharers >= Boilerplate.EVERYBODY) {
            return Optional.empty();
        }
        return Optional.of(located(here, alike.getFirst(), shape));
    }

    /** The same evaluation, or a later one of the same project: that one is the copy. */
    private static boolean isOfThisProject(Printed here, Printed there) {
        return there.year() > here.year()
                || (there.projectCode().equals(here.projectCode()) && there.year() == here.year());
    }

    private Located located(Printed here, Printed there, String shape) {
        var rule = inspection.rule(CODE);
        var percent = Math.round(SimHash.resemblance(shape, SimHash.shape(there.content())) * 100);
        var when = there.year() < here.year() ? there.year() + "年度" : "";
        var finding = new Finding(
                rule.code(),
                rule.severity(),
                rule.title(),
                rule.source(),
                new Place(here.pointer(), new Span(here.start(), here.end()), here.content()),
                "与" + when + there.owner() + "的一段相似 " + percent + "%",
                rule.clears());
        return new Located(here.evaluationId(), FIRST + here.position(), here.projectCode(), here.unitPath(), finding);
    }
}
