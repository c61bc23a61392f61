package cn.hengping.evaluation.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import cn.hengping.evaluation.offline.OfflineRefusal.FormOfAnother;
import cn.hengping.evaluation.offline.OfflineRefusal.NotAnOfflineForm;
import cn.hengping.evaluation.selfevaluation.Result;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotDrafting;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotYoursToWrite;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasFormula;
import cn.hengping.platform.sheet.SheetWriter;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("离线填报表：带走、填写、读回")
class OfflineFormTest {
    private static final Limits LIMITS = new Limits(2 << 20, 200, 60, 5_000);
    private static final List<FormColumn> COLUMNS = List.of(FormColumn.values());
    private static final int EXECUTION = 4;
    private static final int WEEK = 7;

    @TempDir
    Path folder;

    private final SelfEvaluation evaluation = SelfEvaluationFixture.prepared();

    /** The form as somebody's spreadsheet gives it back, with these cells typed and without these rows. */
    private Returned returned(SelfEvaluation now, Map<String, String> typed, Set<Integer> without) {
        var rows = rows(new OfflineForm(evaluation, code -> "«" + code + "»").written());
        var out = new ByteArrayOutputStream();
        try (var sheet = SheetWriter.to(out, Format.XLSX, "Sheet1")) {
            for (var row : rows) {
                if (!without.contains(row.number())) {
                    var cells = new ArrayList<@Nullable Object>(row.cells());
                    for (var i = 0; i < COLUMNS.size(); i++) {
                        var place = COLUMNS.get(i).cell(row.number());
                        var cell = typed.getOrDefault(place, row.cell(i));
                        if (i < cells.size()) {
                            cells.set(i, cell);
                        } else {
                            cells.add(cell);
                        }
                    }
                    sheet.row(cells);
                }
            }
        }
        return read(out.toByteArray(), now);
    }

    private Returned returned(Map<String, String> typed) {
        return returned(evaluation, typed, Set.of());
    }

    private Returned read(byte[] workbook, SelfEvaluation now) {
        try (var sheet = SheetReader.open(file(workbook), LIMITS)) {
            return FilledForm.read(sheet, new OfflineForm(now, code -> "«" + code + "»"));
        }
    }

    private Path file(byte[] workbook) {
        try {
            return Files.write(folder.resolve(UUID.randomUUID() + ".xlsx"), workbook);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<SheetReader.Row> rows(byte[] workbook) {
        var rows = new ArrayList<SheetReader.Row>();
        try (var sheet = SheetReader.open(file(workbook), LIMITS)) {
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> said(Returned returned) {
        return returned.faults().stream()
                .map(fault -> fault.cell() + " " + fault.fault().code())
                .toList();
    }

    private static Result line(Returned returned, String code) {
        return returned.results().line(code).orElseThrow();
    }

    @Test
    @DisplayName("原样读回：与已填的一字不差，没有问题，记着带走时的版本")
    void what_was_not_touched_comes_back_as_it_was() {
        var returned = read(new OfflineForm(evaluation, code -> "«" + code + "»").written(), evaluation);

        assertThat(returned.faults()).isEmpty();
        assertThat(returned.results())
                .isEqualTo(Objects.requireNonNull(evaluation.preparation().results()));
        assertThat(returned.version()).isEqualTo(evaluation.version());
        assertThat(returned(Map.of()).results()).isEqualTo(returned.results());
    }

    @Test
    @DisplayName("填的每一格都收下；百分号、“分”字、全角百分号不算错")
    void every_open_cell_is_taken() {
        var returned = returned(Map.of(
                "H5", "全年运行良好。",
                "J4", "9.5分",
                "K4", "年底集中支付。",
                "H6", "285",
                "J6", "15",
                "M6", "是",
                "I8", "90％",
                "L8", "明确处置时限。"));

        assertThat(said(returned)).isEmpty();
        assertThat(returned.results().objectiveAchieved()).isEqualTo("全年运行良好。");
        assertThat(returned.results().declaredExecutionScore()).isEqualByComparingTo("9.5");
        assertThat(returned.results().executionDeviationReason()).isEqualTo("年底集中支付。");
        assertThat(line(returned, "q-reports"))
                .isEqualTo(new Result(
                        "q-reports", "285", null, new BigDecimal("15"), "下半年一名监测岗位空缺两个月。", "建立岗位替补安排，按月核对上报数量。", true));
        assertThat(line(returned, "b-social").attainmentPercent()).isEqualByComparingTo("90");
        assertThat(line(returned, "b-social").improvementMeasure()).isEqualTo("明确处置时限。");
    }

    @Test
    @DisplayName("清空的格收回已填的；整行不在的，已填的保留")
    void an_emptied_cell_takes_back_and_a_missing_row_keeps() {
        var returned = returned(evaluation, Map.of("H6", "", "K6", "", "L6", ""), Set.of(WEEK));

        assertThat(said(returned)).isEmpty();
        assertThat(returned.results().line("q-reports")).isEmpty();
        assertThat(line(returned, "t-week").actual()).isEqualTo("2024-09-15");
    }

    @Test
    @DisplayName("不成立的格逐一指出，已填的保留，别的格照收")
    void a_cell_that_cannot_be_so_is_named_and_the_others_are_taken() {
        var returned = returned(Map.of(
                "H7", "九月中旬",
                "J6", "15.01",
                "I8", "很好",
                "M7", "也许",
                "K7", "推迟一周。",
                "J4", "11"));

        assertThat(said(returned))
                .containsExactlyInAnyOrder(
                        "H7 ActualDoesNotFit",
                        "J6 ScoreOutOfRange",
                        "I8 NumberMalformed",
                        "M7 YesOrNo",
                        "J4 ScoreOutOfRange");
        assertThat(line(returned, "t-week").actual()).isEqualTo("2024-09-15");
        assertThat(line(returned, "t-week").deviationReason()).isEqualTo("推迟一周。");
        assertThat(line(returned, "q-reports").declaredScore()).isNull();
        assertThat(line(returned, "b-social").attainmentPercent()).isEqualByComparingTo("100");
        assertThat(returned.results().declaredExecutionScore()).isNull();
    }

    @Test
    @DisplayName("灰色的格改了，指出是哪一格；灰色处填的不算数")
    void a_given_cell_that_changed_is_named() {
        var returned = returned(Map.of("E6", "≥ 200", "G8", "20.00", "E5", "少做一些", "I6", "55", "L4", "x"));

        assertThat(said(returned))
                .containsExactlyInAnyOrder("E6 GivenCellChanged", "G8 GivenCellChanged", "E5 GivenCellChanged");
        assertThat(line(returned, "q-reports").attainmentPercent()).isNull();
    }

    @Test
    @DisplayName("多出来的行、写了两次的行指出来，不影响别的")
    void rows_that_do_not_belong_are_named() {
        var returned = returned(Map.of("A7", "t-month"));
        var twice = returned(Map.of("A7", "q-reports"));

        assertThat(said(returned)).containsExactly("A7 IndicatorUnknown");
        assertThat(line(returned, "t-week").actual()).isEqualTo("2024-09-15");
        assertThat(said(twice)).contains("A7 IndicatorTwice");
    }

    @Test
    @DisplayName("别的自评的表、不是本表的表、带公式的表，整份不收")
    void another_form_is_refused_as_a_whole() {
        var other = new SelfEvaluation(
                UUID.randomUUID(),
                evaluation.campaign(),
                evaluation.project(),
                evaluation.latest(),
                null,
                evaluation.stage(),
                evaluation.preparation(),
                evaluation.signOff(),
                1,
                null);

        refused(() -> returned(other, Map.of(), Set.of()), FormOfAnother.class);
        refused(() -> returned(Map.of("A1", "编号")), NotAnOfflineForm.class);
        refused(() -> returned(Map.of("B1", "130207")), NotAnOfflineForm.class);
        refused(() -> returned(Map.of("F1", "第三版")), NotAnOfflineForm.class);
        refused(() -> returned(Map.of("H3", "完成情况")), NotAnOfflineForm.class);
        refused(() -> returned(evaluation, Map.of(), Set.of(3)), NotAnOfflineForm.class);
        refused(() -> read(withFormula(), evaluation), SheetHasFormula.class);
    }

    private static void refused(Runnable work, Class<? extends Refusal> refusal) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isInstanceOf(refusal));
    }

    private byte[] withFormula() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "t", "1.0")) {
            var sheet = workbook.newWorksheet("a");
            sheet.inlineString(0, 0, "评价编号");
            sheet.formula(0, 1, "HYPERLINK(\"http://example.com\")");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("任意乱填一千次：不出别的错；读回的结果总是可以保存的")
    void whatever_is_typed_can_be_saved_or_is_named() {
        var random = new Random(89);
        var texts = List.of(
                "", "是", "100", "-1", "1e9", "98%", "2024-13-01", "２８０", "<x>", "a".repeat(2_001), "=1+1", "9.999");
        for (var round = 0; round < 1_000; round++) {
            var typed = new java.util.HashMap<String, String>();
            for (var cells = random.nextInt(6); cells >= 0; cells--) {
                var column = COLUMNS.get(random.nextInt(COLUMNS.size()));
                typed.put(column.cell(EXECUTION + random.nextInt(5)), texts.get(random.nextInt(texts.size())));
            }
            var returned = returned(typed);

            assertThat(evaluation.objections(returned.results()))
                    .as(typed.toString())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("只有填报的人、只在填报中能带走")
    void only_writers_take_it_along_while_it_is_drafted() {
        evaluation.requireWriter(SelfEvaluationFixture.preparer());
        evaluation.requireWriter(SelfEvaluationFixture.member());

        refused(
                () -> evaluation.requireWriter(SelfEvaluationFixture.actor("wx-head", Role.UNIT_HEAD, "130207/101")),
                NotYoursToWrite.class);
        refused(
                () -> SelfEvaluationFixture.at(cn.hengping.evaluation.signoff.Stage.APPROVED)
                        .requireWriter(SelfEvaluationFixture.preparer()),
                NotDrafting.class);
    }
}
