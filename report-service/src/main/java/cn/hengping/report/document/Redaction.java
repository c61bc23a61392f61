package cn.hengping.report.document;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import cn.hengping.report.document.ApprovedEvaluation.Line;
import cn.hengping.report.document.ApprovedEvaluation.Member;
import cn.hengping.report.document.ApprovedEvaluation.Narrative;
import cn.hengping.report.document.DocumentRefusal.ClassifiedNotDisclosed;
import org.jspecify.annotations.Nullable;

/**
 * What the public gets to read (公开版): members of the team by their posts alone, and no identity, telephone, mail or account
 * numbers in any text. A classified project (涉密) is not disclosed at all.
 */
final class Redaction {
    /** Long numbers of persons; amounts never have so many digits in a row, document numbers neither. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?<![0-9A-Za-z.])(?:[0-9]{17}[0-9Xx]|[0-9]{16}|[0-9]{19}|1[3-9][0-9]{9})(?![0-9A-Za-z.])"
                    + "|[0-9]{3,4}-[0-9]{7,8}|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
    /** A person's name that a text introduces by a label, as "联系人：…". */
    private static final Pattern INTRODUCED = Pattern.compile("((?:联系人|填报人|负责人|经办人|姓名|审核人)[：:]\\s*)[\\p{IsHan}·]{2,8}");

    private Redaction() {}

    static ApprovedEvaluation of(ApprovedEvaluation whole) {
        if (whole.classified()) {
            throw new ClassifiedNotDisclosed(whole.evaluationId()).asError();
        }
        var narrative = whole.narrative();
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
                        whole.project().basis(),
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
                whole.selection(),
                whole.plan(),
                narrative == null ? null : narrative(narrative, Redaction::text),
                List.of(),
                whole.outlineCode(),
                whole.tableCode(),
                whole.reviewedTotal(),
                whole.approvedAt());
    }

    private static Line line(Line line) {
        return new Line(
                line.code(),
                line.dimension(),
                line.aspect(),
                text(line.name()),
                line.sign(),
                line.target(),
                line.measure(),
                text(line.actual()),
                line.maxScore(),
                line.computedScore(),
                line.declaredScore(),
                line.reviewedScore(),
                line.explanation(),
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
