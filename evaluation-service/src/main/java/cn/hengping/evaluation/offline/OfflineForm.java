package cn.hengping.evaluation.offline;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.evaluation.selfevaluation.Result;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.platform.sheet.FillableSheet;
import cn.hengping.platform.sheet.FillableSheet.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The form that a unit takes along: which evaluation it is and in which version, what is given, and open cells with what was entered
 * so far. Scores in points, completion in percent.
 */
public final class OfflineForm {
    static final String EVALUATION = "评价编号";
    static final String VERSION = "版本";
    static final String EXECUTION = "预算执行率";
    static final String OBJECTIVE = "年度总体目标";
    private static final String HOW = "只填黄色的格；灰色的格不要改。填好后在本项目自评页面上传：先看改动，再决定收下哪些。";
    private static final Set<FormColumn> OF_EXECUTION = EnumSet.of(FormColumn.SCORE, FormColumn.REASON);
    private static final Set<FormColumn> OF_OBJECTIVE = EnumSet.of(FormColumn.ACTUAL);
    private static final Set<FormColumn> OF_ONE_MEASURED = EnumSet.of(
            FormColumn.ACTUAL, FormColumn.SCORE, FormColumn.REASON, FormColumn.IMPROVEMENT, FormColumn.TOO_LOW);
    private static final Set<FormColumn> OF_ONE_JUDGED = EnumSet.of(
            FormColumn.ACTUAL, FormColumn.ATTAINMENT, FormColumn.SCORE, FormColumn.REASON, FormColumn.IMPROVEMENT);

    private final SelfEvaluation evaluation;
    private final UnaryOperator<String> word;
    private final Results entered;

    /** @param word what a level of indicators is called */
    public OfflineForm(SelfEvaluation evaluation, UnaryOperator<String> word) {
        this.evaluation = evaluation;
        this.word = word;
        var results = evaluation.preparation().results();
        this.entered = results == null ? new Results(null, null, null, List.of()) : results;
    }

    SelfEvaluation evaluation() {
        return evaluation;
    }

    /** What was entered so far; nothing yet counts as empty. */
    Results entered() {
        return entered;
    }

    /** The form as a workbook. */
    public byte[] written() {
        var out = new ByteArrayOutputStream();
        var widths = Arrays.stream(FormColumn.values())
                .mapToDouble(FormColumn::width)
                .toArray();
        try (var sheet = new FillableSheet(out, "绩效自评", widths)) {
            sheet.across(
                            1,
                            3,
                            given(
                                    EVALUATION,
                                    evaluation.id().toString(),
                                    "",
                                    "",
                                    VERSION,
                                    Long.toString(evaluation.version()),
                                    "",
                                    evaluation.project().year() + " 年度",
                                    "",
                                    "",
                                    evaluation.project().unitName(),
                                    evaluation.project().name()))
                    .across(1, FormColumn.values().length - 1, given("填写说明", HOW))
                    .row(given(Arrays.stream(FormColumn.values())
                            .map(FormColumn::title)
                            .toArray(String[]::new)))
                    .freeze();
            sheet.row(cells(EXECUTION)).row(cells(OBJECTIVE));
            evaluation.project().indicators().forEach(indicator -> sheet.row(cells(indicator.code())));
        }
        return out.toByteArray();
    }

    private static List<Cell> given(String... texts) {
        return Stream.of(texts).map(Cell::given).toList();
    }

    private List<Cell> cells(String code) {
        var given = given(code);
        var asked = asked(code);
        var open = open(code);
        return Arrays.stream(FormColumn.values())
                .map(column -> open.contains(column)
                        ? Cell.asked(asked.get(column))
                        : Cell.given(given.getOrDefault(column, "")))
                .toList();
    }

    /** The cells of a row that are asked for; the others say nothing, whatever is written there. */
    Set<FormColumn> open(String code) {
        return switch (code) {
            case EXECUTION -> OF_EXECUTION;
            case OBJECTIVE -> OF_OBJECTIVE;
            default ->
                evaluation
                        .project()
                        .indicator(code)
                        .filter(indicator -> indicator.sign() == Sign.QUALITATIVE)
                        .map(_ -> OF_ONE_JUDGED)
                        .orElse(OF_ONE_MEASURED);
        };
    }

    /** What is given in a row; empty when the form has no such row. */
    Map<FormColumn, String> given(String code) {
        var given = new EnumMap<FormColumn, String>(FormColumn.class);
        switch (code) {
            case EXECUTION -> {
                given.put(FormColumn.CODE, EXECUTION);
                given.put(
                        FormColumn.WEIGHT, evaluation.rules().executionWeight().toPlainString());
            }
            case OBJECTIVE -> {
                given.put(FormColumn.CODE, OBJECTIVE);
                given.put(FormColumn.TARGET, plain(evaluation.project().objective()));
            }
            default -> evaluation.project().indicator(code).ifPresent(indicator -> put(given, indicator));
        }
        return given;
    }

    /** As a reader of tables gives it back: without blanks at the ends, lines ended as XML ends them. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private void put(Map<FormColumn, String> given, Indicator indicator) {
        given.put(FormColumn.CODE, indicator.code());
        given.put(FormColumn.DIMENSION, word.apply(indicator.dimension()));
        given.put(FormColumn.ASPECT, word.apply(indicator.aspect()));
        given.put(FormColumn.NAME, plain(indicator.name()));
        given.put(FormColumn.TARGET, target(indicator));
        given.put(FormColumn.MEASURE, plain(indicator.measure()));
        given.put(FormColumn.WEIGHT, indicator.weight().toPlainString());
    }

    private static String target(Indicator indicator) {
        return indicator.sign() == Sign.QUALITATIVE
                ? plain(indicator.target())
                : indicator.sign().symbol() + " " + indicator.target();
    }

    private Map<FormColumn, Object> asked(String code) {
        var asked = new EnumMap<FormColumn, Object>(FormColumn.class);
        switch (code) {
            case EXECUTION -> {
                put(asked, FormColumn.SCORE, entered.declaredExecutionScore());
                put(asked, FormColumn.REASON, entered.executionDeviationReason());
            }
            case OBJECTIVE -> put(asked, FormColumn.ACTUAL, entered.objectiveAchieved());
            default -> entered.line(code).ifPresent(line -> put(asked, line));
        }
        return asked;
    }

    private static void put(Map<FormColumn, Object> asked, Result line) {
        put(asked, FormColumn.ACTUAL, line.actual());
        put(asked, FormColumn.ATTAINMENT, line.attainmentPercent());
        put(asked, FormColumn.SCORE, line.declaredScore());
        put(asked, FormColumn.REASON, line.deviationReason());
        put(asked, FormColumn.IMPROVEMENT, line.improvementMeasure());
        var isTooLow = line.targetTooLow();
        put(asked, FormColumn.TOO_LOW, isTooLow == null ? null : isTooLow ? "是" : "否");
    }

    private static void put(Map<FormColumn, Object> asked, FormColumn column, @Nullable Object value) {
        if (value != null) {
            asked.put(column, value);
        }
    }
}
