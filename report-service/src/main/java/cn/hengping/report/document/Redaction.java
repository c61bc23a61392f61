package cn.hengping.report.document;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import cn.hengping.report.document.ApprovedEvaluation.Basis;
import cn.hengping.report.document.ApprovedEvaluation.Line;
import cn.hengping.report.document.ApprovedEvaluation.Member;
import cn.hengping.report.document.ApprovedEvaluation.Narrative;
import cn.hengping.report.document.ApprovedEvaluation.Plan;
import cn.hengping.report.document.ApprovedEvaluation.Selection;
import cn.hengping.report.document.DocumentRefusal.ClassifiedNotDisclosed;
import org.jspecify.annotations.Nullable;

/**
 * What the public gets to read (公开版): members of the team by their posts alone, and no identity, telephone, mail or account
 * numbers in any text. A classified project (涉密) is not disclosed at all.
 */
final class Redaction {
    private static final String DIGIT = "[0-9０-９]";
    /** Long numbers of persons, however they are parted; amounts and document numbers are none. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?<![0-9０-９A-Za-z.])(?:D{17}[0-9０-９XxＸｘ]|D{16}|D{19}|D{4}(?:[ -]D{4}){3}(?:[ -]D{3})?|[1１][3-9３-９]D[ -]?D{4}[ -]?D{4})(?![0-9０-９A-Za-z.元万亿])"
                            .replace("D", DIGIT)
                    + "|[(（][0０]D{2,3}[)）] ?D{7,8}|D{3,4}[-－]D{7,8}".replace("D", DIGIT)
                    + "|[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

    /** A person's name that a text introduces by a label, as "联系人：…". */
    private static final Pattern INTRODUCED = Pattern.compile("((?:联系人|填报人|负责人|经办人|姓名|审核人)[：:]\\s*)[\\p{IsHan}·]{2,8}");

    private Redaction() {}

    static ApprovedEvaluation of(ApprovedEvaluation whole) {
        if (whole.classified()) {
            throw new ClassifiedNotDisclosed(whole.evaluationId()).asError();
        }
        var narrative = whole.narrative();
        var selection = whole.selection();
        return new ApprovedEvaluation(
                whole.evaluationId(),
                whole.year(),
                whole.version(),
                whole.narrativeReport(),
                false,
                new ApprovedEvaluation.Project(
                        whole.project().projectCode(),
                        text(whole.project().name()),
                        whole.project().kind(),
                        whole.project().basis().stream().map(Redaction::basis).toList(),
                        text(whole.project().content()),
                        text(whole.project().purpose()),
                        whole.project().items()),
                whole.unit(),
                whole.department(),
                whole.funds(),
                text(whole.objective()),
                text(whole.objectiveAchieved()),
                whole.lines().stream().map(Redaction::line).toList(),
                whole.total(),
                whole.computedTotal(),
                whole.grade(),
                whole.gradeScale(),
                whole.ruleSet(),
                whole.team().stream()
                        .map(member -> new Member("", member.post()))
                        .toList(),
                selection == null
                        ? null
                        : new Selection(selection.selected(), selection.of(), text(selection.reason())),
                plan(whole.plan()),
                narrative == null ? null : narrative(narrative, Redaction::text),
                List.of(),
                whole.outlineCode(),
                whole.tableCode(),
                whole.reviewedTotal(),
                whole.approvedAt());
    }

    private static Basis basis(Basis basis) {
        return new Basis(basis.documentNumber(), text(basis.subject()));
    }

    private static Plan plan(Plan plan) {
        return new Plan(
                plan.from(),
                plan.to(),
                plan.methods().stream().map(Redaction::text).toList(),
                plan.criteria().stream().map(Redaction::text).toList());
    }

    private static Line line(Line line) {
        return new Line(
                line.code(),
                line.dimension(),
                line.aspect(),
                text(line.name()),
                line.sign(),
                text(line.target()),
                text(line.measure()),
                text(line.actual()),
                line.maxScore(),
                line.computedScore(),
                line.declaredScore(),
                line.reviewedScore(),
                orNull(line.explanation()),
                line.attainmentPercent(),
                orNull(line.deviationReason()),
                orNull(line.improvementMeasure()));
    }

    private static Narrative narrative(Narrative whole, UnaryOperator<String> text) {
        return new Narrative(
                text.apply(whole.organisation()),
                text.apply(whole.background()),
                text.apply(whole.purposeOfEvaluation()),
                text.apply(whole.managementAnalysis()),
                text.apply(whole.resultAnalysis()),
                text.apply(whole.conclusion()),
                text.apply(whole.experience()),
                text.apply(whole.lessons()),
                text.apply(whole.unmetReasons()),
                text.apply(whole.problems()),
                text.apply(whole.improvements()),
                text.apply(whole.other()));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    static String text(String text) {
        return INTRODUCED.matcher(PERSONAL.matcher(text).replaceAll("（略）")).replaceAll("$1（略）");
    }
}
