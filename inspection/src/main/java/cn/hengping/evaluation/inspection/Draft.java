package cn.hengping.evaluation.inspection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.EvaluationTable.Fund;
import cn.hengping.evaluation.inspection.EvaluationTable.Line;
import cn.hengping.evaluation.inspection.Narrative.Member;
import org.jspecify.annotations.Nullable;

/**
 * A draft of an evaluation, filled from a file as far as it was recognised. What was not recognised is absent; what is not certain
 * is named in {@code unsure}, for a person to look at. Amounts in yuan, scores in points.
 */
public record Draft(
        @Nullable String projectName,
        @Nullable Integer year,
        @Nullable String departmentName,
        @Nullable String unitName,
        @Nullable String initialBudgetYuan,
        @Nullable String fullYearBudgetYuan,
        @Nullable String executedYuan,
        @Nullable BigDecimal declaredExecutionScore,
        @Nullable String objective,
        @Nullable String objectiveAchieved,
        List<DraftLine> lines,
        @Nullable BigDecimal total,
        @Nullable String grade,
        List<Person> team,
        Map<String, String> narrative,
        List<String> unsure) {

    /** One indicator with what the unit wrote about it. */
    public record DraftLine(
            @Nullable Dimension dimension,
            String aspect,
            String name,
            String sign,
            @Nullable String target,
            String measure,
            @Nullable String actual,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal declaredScore,
            @Nullable String deviationReason) {
        static DraftLine of(Line line) {
            return new DraftLine(
                    line.dimension(),
                    line.aspect(),
                    line.name().value(),
                    line.sign(),
                    value(line.target()),
                    line.measure(),
                    value(line.actual()),
                    value(line.weight()),
                    value(line.score()),
                    value(line.reason()));
        }
    }

    /** Somebody of the team. */
    public record Person(Member.Post post, String name) {}

    /** One draft for each table; a report without a table makes one of its text. */
    public static List<Draft> of(Dossier dossier) {
        if (dossier.tables().isEmpty()) {
            return List.of(ofText(dossier.narrative()));
        }
        var narrative = dossier.isOfOneProject() ? Sections.of(dossier.narrative()) : Map.<String, String>of();
        return dossier.tables().stream()
                .map(table -> of(table, dossier, narrative))
                .toList();
    }

    private static Draft of(EvaluationTable table, Dossier dossier, Map<String, String> narrative) {
        var fund = table.totalFund().orElse(null);
        return new Draft(
                value(table.projectName()),
                value(table.year()),
                value(table.department()),
                value(table.unit()),
                yuan(fund == null ? null : fund.initial()),
                yuan(fund == null ? null : fund.fullYear()),
                yuan(fund == null ? null : fund.executed()),
                table.executionScore().map(Noted::value).orElse(null),
                value(table.objective()),
                value(table.achieved()),
                table.indicators().stream().map(DraftLine::of).toList(),
                value(table.total()),
                value(table.grade()),
                dossier.isOfOneProject() ? team(dossier.narrative()) : List.of(),
                narrative,
                unsure(table, fund));
    }

    private static Draft ofText(Narrative narrative) {
        var totals = narrative.totals();
        var grades = narrative.grades();
        return new Draft(
                value(narrative.projectName()),
                null,
                value(narrative.department()),
                value(narrative.unit()),
                yuan(narrative.first(Narrative.Mention.Kind.INITIAL).orElse(null)),
                yuan(narrative
                        .first(Narrative.Mention.Kind.FULL_YEAR)
                        .or(() -> narrative.first(Narrative.Mention.Kind.BUDGET))
                        .orElse(null)),
                yuan(narrative.first(Narrative.Mention.Kind.EXECUTED).orElse(null)),
                null,
                narrative.objectives().isEmpty()
                        ? null
                        : narrative.objectives().stream().map(Noted::value).collect(Collectors.joining("；")),
                null,
                List.of(),
                totals.isEmpty() ? null : totals.getFirst().value(),
                grades.isEmpty() ? null : grades.getFirst().value(),
                team(narrative),
                Sections.of(narrative),
                List.of("fullYearBudgetYuan", "executedYuan", "total", "grade", "team"));
    }

    private static List<String> unsure(EvaluationTable table, @Nullable Fund fund) {
        var unsure = new ArrayList<String>();
        unsure(unsure, "year", table.year());
        unsure(unsure, "total", table.total());
        unsure(unsure, "grade", table.grade());
        if (fund != null) {
            unsure(unsure, "initialBudgetYuan", fund.initial());
            unsure(unsure, "fullYearBudgetYuan", fund.fullYear());
            unsure(unsure, "executedYuan", fund.executed());
        }
        return unsure;
    }

    private static void unsure(List<String> unsure, String name, @Nullable Noted<?> noted) {
        if (noted != null && !noted.isCertain()) {
            unsure.add(name);
        }
    }

    private static List<Person> team(Narrative narrative) {
        return narrative.team().stream()
                .map(member -> new Person(member.post(), member.name().value()))
                .toList();
    }

    private static <T> @Nullable T value(@Nullable Noted<T> noted) {
        return noted == null ? null : noted.value();
    }

    private static @Nullable String yuan(@Nullable Noted<Amount> noted) {
        return noted == null
                ? null
                : noted.value()
                        .yuan()
                        .setScale(2, java.math.RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
