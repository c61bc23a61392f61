package cn.hengping.evaluation.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.evaluation.selfevaluation.Result;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.platform.Fault;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form that came back. A cell that cannot be so is named and leaves what was entered before; a row that is gone leaves it as
 * well; an open cell that was emptied takes it back. What is given must be as it was given.
 */
final class FilledForm {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final Map<String, FormColumn> OF_A_LINE = Map.of(
            "actual", FormColumn.ACTUAL,
            "attainmentPercent", FormColumn.ATTAINMENT,
            "declaredScore", FormColumn.SCORE,
            "deviationReason", FormColumn.REASON,
            "improvementMeasure", FormColumn.IMPROVEMENT);
    private static final Map<String, Place> OF_THE_WHOLE = Map.of(
            "/objectiveAchieved", new Place(OfflineForm.OBJECTIVE, FormColumn.ACTUAL),
            "/declaredExecutionScore", new Place(OfflineForm.EXECUTION, FormColumn.SCORE),
            "/executionDeviationReason", new Place(OfflineForm.EXECUTION, FormColumn.REASON));

    /** {@code /lines/3/actual} between its strokes. */
    private static final int LINE_STEPS = 4;

    private final OfflineForm form;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    /** Cells that say nothing: what was entered before counts. */
    private final Map<String, Set<FormColumn>> passed = new HashMap<>();

    private final List<CellFault> faults = new ArrayList<>();
    private final long version;

    /** A cell by the code of its row. */
    private record Place(String code, FormColumn column) {}

    private FilledForm(OfflineForm form, long version) {
        this.form = form;
        this.version = version;
    }

    static Returned read(SheetReader sheet, OfflineForm form) {
        var filled =
                new FilledForm(form, FormHeading.read(sheet, form.evaluation().id()));
        for (var row = sheet.next(); row != null; row = sheet.next()) {
            filled.take(row);
        }
        return filled.returned();
    }

    private void take(Row row) {
        var code = row.cell(0);
        var given = form.given(code);
        if (given.isEmpty()) {
            fault(row, FormColumn.CODE, "IndicatorUnknown", code);
            return;
        }
        if (rows.putIfAbsent(code, row) != null) {
            fault(row, FormColumn.CODE, "IndicatorTwice", code);
            return;
        }
        passed.put(code, EnumSet.noneOf(FormColumn.class));
        for (var column : FormColumn.values()) {
            var expected = given.getOrDefault(column, "");
            if (!column.isOpen() && !column.in(row).equals(expected)) {
                fault(row, column, "GivenCellChanged", expected);
            }
        }
        readable(row, code);
    }

    private void readable(Row row, String code) {
        for (var column : List.of(FormColumn.ATTAINMENT, FormColumn.SCORE)) {
            var text = text(row, code, column);
            if (text != null && !NUMBER.matcher(bare(text)).matches()) {
                pass(row, code, column, "NumberMalformed", text);
            }
        }
        var tooLow = text(row, code, FormColumn.TOO_LOW);
        if (tooLow != null && !tooLow.equals("是") && !tooLow.equals("否")) {
            pass(row, code, FormColumn.TOO_LOW, "YesOrNo", tooLow);
        }
    }

    private void pass(Row row, String code, FormColumn column, String fault, Object... arguments) {
        passing(code).add(column);
        fault(row, column, fault, arguments);
    }

    private Set<FormColumn> passing(String code) {
        return passed.computeIfAbsent(code, _ -> EnumSet.noneOf(FormColumn.class));
    }

    private void fault(Row row, FormColumn column, String code, Object... arguments) {
        faults.add(new CellFault(column.cell(row.number()), Fault.at("", code, arguments)));
    }

    /** The text of an open cell; null where it says nothing. */
    private @Nullable String text(Row row, String code, FormColumn column) {
        var text = column.in(row);
        return form.open(code).contains(column) && !text.isEmpty() ? text : null;
    }

    /** People write the unit behind the number. */
    private static String bare(String text) {
        return text.replaceFirst("\\s*[%％分]$", "");
    }

    private Returned returned() {
        var first = results();
        for (var fault : form.evaluation().objections(first)) {
            var place = place(fault.pointer(), first);
            var row = place == null ? null : rows.get(place.code());
            if (place != null && row != null) {
                passing(place.code()).add(place.column());
                faults.add(new CellFault(place.column().cell(row.number()), fault));
            }
        }
        return new Returned(version, results(), faults);
    }

    /** Where in the form a place of the results is written; null where it is written nowhere. */
    private static @Nullable Place place(String pointer, Results results) {
        var steps = pointer.split("/", -1);
        var column = OF_A_LINE.get(steps[steps.length - 1]);
        return column == null || steps.length != LINE_STEPS
                ? OF_THE_WHOLE.get(pointer)
                : new Place(results.lines().get(Integer.parseInt(steps[2])).code(), column);
    }

    private Results results() {
        var before = form.entered();
        var lines = new ArrayList<Result>();
        for (var indicator : form.evaluation().project().indicators()) {
            var line = line(indicator.code());
            if (!line.equals(empty(indicator.code()))) {
                lines.add(line);
            }
        }
        return new Results(
                said(OfflineForm.OBJECTIVE, FormColumn.ACTUAL, before.objectiveAchieved()),
                score(OfflineForm.EXECUTION, FormColumn.SCORE, before.declaredExecutionScore()),
                said(OfflineForm.EXECUTION, FormColumn.REASON, before.executionDeviationReason()),
                lines);
    }

    private static Result empty(String code) {
        return new Result(code, null, null, null, null, null, null);
    }

    private Result line(String code) {
        var before = form.entered().line(code).orElse(empty(code));
        return new Result(
                code,
                said(code, FormColumn.ACTUAL, before.actual()),
                score(code, FormColumn.ATTAINMENT, before.attainmentPercent()),
                score(code, FormColumn.SCORE, before.declaredScore()),
                said(code, FormColumn.REASON, before.deviationReason()),
                said(code, FormColumn.IMPROVEMENT, before.improvementMeasure()),
                tooLow(code, before.targetTooLow()));
    }

    private @Nullable String said(String code, FormColumn column, @Nullable String before) {
        var row = rows.get(code);
        return row == null || passing(code).contains(column) ? before : text(row, code, column);
    }

    private @Nullable BigDecimal score(String code, FormColumn column, @Nullable BigDecimal before) {
        var text = said(code, column, before == null ? null : before.toPlainString());
        return text == null ? null : new BigDecimal(bare(text));
    }

    private @Nullable Boolean tooLow(String code, @Nullable Boolean before) {
        var text = said(code, FormColumn.TOO_LOW, before == null ? null : before ? "是" : "否");
        return text == null ? null : text.equals("是");
    }
}
