package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Dimension;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund;
import cn.hengping.evaluation.inspection.Narrative;
import cn.hengping.evaluation.inspection.Narrative.Chapter;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Place;
import cn.hengping.evaluation.inspection.recognition.Recogniser;
import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/** An evaluation as inspection sees it; places are JSON Pointers into the evaluation as it is served. */
final class EvaluationDossier {
    private static final Map<String, String> ASPECTS = Map.of(
            "QUANTITY", "数量指标",
            "QUALITY", "质量指标",
            "TIMELINESS", "时效指标");
    private static final Map<String, Chapter> CHAPTERS = Map.of(
            "organisation", Chapter.ORGANISATION,
            "background", Chapter.BACKGROUND,
            "managementAnalysis", Chapter.ANALYSIS,
            "resultAnalysis", Chapter.ANALYSIS,
            "conclusion", Chapter.CONCLUSION,
            "experience", Chapter.EXPERIENCE,
            "lessons", Chapter.LESSONS,
            "unmetReasons", Chapter.UNMET,
            "problems", Chapter.PROBLEMS,
            "improvements", Chapter.IMPROVEMENTS);

    private final SelfEvaluation evaluation;

    private EvaluationDossier(SelfEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    static Dossier of(SelfEvaluation evaluation, Recogniser recogniser) {
        var dossier = new EvaluationDossier(evaluation);
        return new Dossier(dossier.narrative(recogniser), List.of(dossier.table()), List.of());
    }

    private Narrative narrative(Recogniser recogniser) {
        var passages = new ArrayList<Passage>();
        var headings = new ArrayList<Narrative.Heading>();
        var written = evaluation.preparation().narrative();
        if (written != null) {
            written.texts().forEach((name, text) -> {
                var first = passages.size();
                passages.add(Passage.field("", "/preparation/narrative/" + name));
                passages.add(Passage.field(text, "/preparation/narrative/" + name));
                var chapter = CHAPTERS.getOrDefault(name, Chapter.UNKNOWN);
                headings.add(new Narrative.Heading(1, headings.size() + 1, chapter, name, first, passages.size()));
            });
        }
        return recogniser.narrative(passages, headings);
    }

    private EvaluationTable table() {
        var project = evaluation.project();
        var scores = evaluation.scores();
        var results = evaluation.preparation().results();
        var lines = new ArrayList<EvaluationTable.Line>();
        for (var i = 0; i < project.indicators().size(); i++) {
            lines.add(line(project.indicators().get(i), i));
        }
        return new EvaluationTable(
                project.name(),
                Place.field("/project/indicators"),
                noted(project.year(), String.valueOf(project.year()), "/project/year"),
                text(project.name(), "/project/name"),
                text(project.departmentName(), "/project/departmentName"),
                text(project.unitName(), "/project/unitName"),
                funds(),
                text(project.objective(), "/project/objective"),
                text(results == null ? null : results.objectiveAchieved(), "/preparation/results/objectiveAchieved"),
                lines,
                Map.of(),
                List.of(),
                null,
                number(scores.total(), "/scores/total"),
                null,
                text(scores.grade(), "/scores/grade"),
                text(
                        results == null ? null : results.executionDeviationReason(),
                        "/preparation/results/executionDeviationReason"),
                Set.of("ACTUAL", "REASON"));
    }

    private List<Fund> funds() {
        var execution = evaluation.execution();
        if (execution.sequence() == 0) {
            return List.of();
        }
        var label = noted("年度资金总额", "年度资金总额", "/execution");
        return List.of(new Fund(
                Fund.Kind.TOTAL,
                label,
                amount(execution.initialBudgetYuan(), "/execution/initialBudgetYuan"),
                amount(execution.fullYearBudgetYuan(), "/execution/fullYearBudgetYuan"),
                amount(execution.executedYuan(), "/execution/executedYuan"),
                number(evaluation.rules().executionWeight(), "/scores/execution/maxScore"),
                null,
                number(evaluation.scores().execution().declaredScore(), "/scores/execution/declaredScore")));
    }

    private EvaluationTable.Line line(Indicator indicator, int index) {
        var at = "/project/indicators/" + index;
        var results = evaluation.preparation().results();
        var result = results == null ? null : results.line(indicator.code()).orElse(null);
        var place = results == null || result == null ? index : results.lines().indexOf(result);
        var written = "/preparation/results/lines/" + place;
        var score = evaluation.scores().lines().get(index);
        return new EvaluationTable.Line(
                dimension(indicator.dimension()),
                ASPECTS.getOrDefault(indicator.aspect(), indicator.aspect()),
                noted(indicator.name(), indicator.name(), at + "/name"),
                isMeasured(indicator.sign()) ? indicator.sign().symbol() : "",
                isMeasured(indicator.sign()) ? indicator.measure() : "",
                text(indicator.target(), at + "/target"),
                text(
                        result == null || result.actual() == null ? null : actual(indicator, result.actual()),
                        written + "/actual"),
                number(indicator.weight(), at + "/weight"),
                number(score.declaredScore(), written + "/declaredScore"),
                null,
                text(result == null ? null : result.deviationReason(), written + "/deviationReason"));
    }

    private static @Nullable Dimension dimension(String name) {
        return Stream.of(Dimension.values())
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean isMeasured(Sign sign) {
        return switch (sign) {
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN -> true;
            case BETWEEN, BY_DATE, QUALITATIVE -> false;
        };
    }

    /** Typed numbers carry the measure of their indicator. */
    private static String actual(Indicator indicator, String actual) {
        var isBare = isMeasured(indicator.sign()) && !actual.endsWith(indicator.measure());
        return isBare ? actual + indicator.measure() : actual;
    }

    private static <T> Noted<T> noted(T value, String text, String pointer) {
        return new Noted<>(value, text, new Place(pointer, null, text), Confidence.CERTAIN);
    }

    private static @Nullable Noted<String> text(@Nullable String value, String pointer) {
        return value == null || value.isBlank() ? null : noted(value, value, pointer);
    }

    private static @Nullable Noted<BigDecimal> number(@Nullable BigDecimal value, String pointer) {
        return value == null ? null : noted(value, value.stripTrailingZeros().toPlainString(), pointer);
    }

    private static Noted<Amount> amount(Money money, String pointer) {
        return noted(
                new Amount(money.yuan(), new BigDecimal("0.01")), money.yuan().toPlainString(), pointer);
    }
}
