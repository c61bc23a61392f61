package cn.hengping.evaluation.scoring.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("试算")
class ScorePreviewTest {
    private static final RuleSets SHIPPED = ScoringFixture.shipped();

    /** A table without fault: 100 points in all, money and reasons in order. */
    static final String GOOD = """
            {"funds": {"fullYearBudgetYuan": "201,800.00", "executedYuan": "19.65万元"},
             "indicators": [
              {"code": "q", "dimension": "产出", "aspect": "数量指标", "name": "上报条数", "sign": "≥", "target": "280", "measure": "条/月",
               "weight": "25", "actual": "266条", "deviationReason": "岗位空缺", "improvementMeasure": "补岗"},
              {"code": "t", "dimension": "OUTPUT", "aspect": "TIMELINESS", "sign": "BY_DATE", "target": "2024-09-30", "weight": 25,
               "actual": "2024年9月15日"},
              {"code": "b", "dimension": "效益指标", "aspect": "社会效益", "sign": "定性", "target": "明显改善", "weight": "30",
               "actual": "已改善", "attainmentPercent": "100%"},
              {"code": "s", "dimension": "满意度", "sign": ">=", "target": "90%", "weight": "10", "actual": "91.5"}]}
            """;

    static ScorePreview preview(String ask, String ruleSet, int version) {
        return ScorePreview.of(ScoringFixture.JSON.readValue(ask, PreviewAsk.class), SHIPPED.get(ruleSet, version));
    }

    private static ScorePreview national(String ask) {
        return preview(ask, "national", 2);
    }

    private static String line(String fields) {
        return """
            {"funds": {"fullYearBudgetYuan": "100", "executedYuan": "100"}, "indicators": [
              {"dimension": "OUTPUT", "weight": "50", "measure": "%s", %s}]}
            """.formatted(fields.contains("%") ? "%" : "", fields);
    }

    private static List<String> codes(ScorePreview preview) {
        return preview.findings().stream()
                .map(finding -> finding.pointer() + " " + finding.code())
                .toList();
    }

    private static List<String> faults(String ask) {
        var refused = Objects.requireNonNull(catchThrowableOfType(Refused.class, () -> national(ask)), ask);
        return refused.refusal().faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Test
    @DisplayName("各行、总分、等次一次算出，没有不符之处")
    void a_good_table_has_its_scores_and_no_finding() {
        var preview = national(GOOD);

        assertThat(preview.execution().computed()).isEqualTo(new BigDecimal("9.74"));
        assertThat(preview.execution().ratePercent()).isEqualTo(new BigDecimal("97.37"));
        assertThat(preview.lines().stream().map(ScorePreview.Line::computed))
                .containsExactly(
                        new BigDecimal("23.75"),
                        new BigDecimal("25.00"),
                        new BigDecimal("30.00"),
                        new BigDecimal("10.00"));
        assertThat(preview.total().computed()).isEqualTo(new BigDecimal("98.49"));
        assertThat(preview.grade().computed()).isEqualTo("优");
        assertThat(codes(preview)).isEmpty();
    }

    @Test
    @DisplayName("每行的由来作为数据给出：投入、规则、依据、算式、得分")
    void every_line_says_how_it_came_about() {
        var explanation =
                Objects.requireNonNull(national(GOOD).lines().getFirst().explanation());

        assertThat(explanation.inputs()).containsEntry("target", "280").containsEntry("actual", "266条");
        assertThat(explanation.arithmetic()).isEqualTo("266 ÷ 280 × 25 = 23.75");
        assertThat(explanation.source()).isEqualTo("财预〔2020〕10号");
        assertThat(explanation.article()).contains("定量指标");
        assertThat(explanation.points()).isEqualTo(new BigDecimal("23.75"));
    }

    @Test
    @DisplayName("总分是各行四舍五入之后的和，不是和的四舍五入")
    void the_total_is_the_sum_of_the_printed_lines() {
        var third = """
                {"dimension": "OUTPUT", "sign": "≥", "target": "3", "actual": "1", "weight": "1", "deviationReason": "a", "improvementMeasure": "b"}
                """;
        var preview = national("{\"funds\": {\"fullYearBudgetYuan\": 3, \"executedYuan\": 1}, \"indicators\": [" + third
                + "," + third + "," + third + "]}");

        assertThat(preview.total().computed()).isEqualTo(new BigDecimal("4.32"));
    }

    @ParameterizedTest(name = "{0} {1}，实际 {2}，50 分得 {3}")
    @CsvSource({
        "≥, 280, 281, 50.00",
        "≥, 280, 140, 25.00",
        "≥, 0, 0, 50.00",
        "≥, 0, -1, 50.00",
        "≥, 280, -1, 0.00",
        ">, 280, 280, 50.00",
        ">, 280, 140, 25.00",
        "=, 4, 4, 50.00",
        "=, 4, 5, 50.00",
        "=, 4, 2, 25.00",
        "=, 0, 0, 50.00",
        "=, 0, 0.01, 0.00",
        "=, 0, -3, 50.00",
        "≤, 10, 10, 50.00",
        "≤, 10, 15, 25.00",
        "≤, 10, 19.999, 0.01",
        "≤, 10, 20, 0.00",
        "≤, 10, 21, 0.00",
        "≤, 10, -1, 50.00",
        "≤, 0, 0, 50.00",
        "≤, 0, 0.0001, 0.00",
        "<, 10, 10, 50.00",
        "<, 10, 12.5, 37.50",
        "区间, 3-5, 3, 50.00",
        "区间, 3-5, 5, 50.00",
        "区间, 3-5, 5.001, 0.00",
        "区间, -5~5, -3, 50.00",
        "区间, -5~5, -6, 0.00",
        "时限, 2024-09-30, 2024-09-30, 50.00",
        "时限, 2024-09-30, 2024-10-01, 0.00",
        "时限, 2024年9月底前, 9月15日, 50.00",
        "时限, 2024-09-30, 按期完成, 50.00",
        "时限, 2024-09-30, 未按期完成, 0.00",
        "≥, 95%, 93, 48.95",
        "≥, ≥95%, ９３％, 48.95",
        "≥, 95%, ≥93%, 48.95",
        "≥, '1,200', 600, 25.00",
        "≥, 三百二十, 一百六十, 25.00",
        "≥, 百分之九十五, 百分之九十三, 48.95",
        "≥, 九成五, 93%, 48.95",
        "≥, 两万三千, 1.15万, 25.00",
        "区间, 三至五, 五, 50.00",
        "区间, 三至五天, 六天, 0.00",
        "时限, 2024年第三季度末前, 2024年九月三十日, 50.00",
        "时限, 二〇二四年上半年, 2024-07-01, 0.00"
    })
    @DisplayName("各种指标的得分")
    void lines(String sign, String target, String actual, String score) {
        var preview = national(
                line("\"sign\": \"%s\", \"target\": \"%s\", \"actual\": \"%s\"".formatted(sign, target, actual)));

        assertThat(Objects.requireNonNull(preview.lines().getFirst().computed()).toPlainString())
                .isEqualTo(score);
    }

    @ParameterizedTest(name = "{0} {1}，实际 {2}：{3}")
    @CsvSource({
        "≥, 280, 约300, /indicators/0/actual ActualUnreadable",
        "≥, 280, 约三百, /indicators/0/actual ActualUnreadable",
        "≥, 280, 三百二, /indicators/0/actual ActualUnreadable",
        "≥, 280, 一般, /indicators/0/actual ActualUnreadable",
        "≥, 280, 十分满意, /indicators/0/actual ActualUnreadable",
        "≥, 280, '', /indicators/0/actual ActualMissing",
        "≥, 280, ≤300, /indicators/0/actual ActualUnreadable",
        "≤, 280, ≥300, /indicators/0/actual ActualUnreadable",
        "≥, 280, 不足280, /indicators/0/actual ActualUnreadable",
        "≥, 280, 28O, /indicators/0/actual ActualUnreadable",
        "定性, 明显改善, 明显改善, /indicators/0/actual TargetCopiedAsActual",
        "≥, 280, -1, /indicators/0/actual ActualNegative",
        "≥, 0, 3, /indicators/0/target TargetZero",
        ">, 280, 280, /indicators/0/actual StrictBoundEqualled",
        "≥, 280, 336, /indicators/0/deviationReason OverAchievedWithoutReason",
        "≥, 280, 279, /indicators/0/deviationReason ShortWithoutReason",
        "≥, 280, 279, /indicators/0/improvementMeasure ShortWithoutImprovement",
        "≥, 280, 2800000, /indicators/0/actual UnitSlip",
        "≥, 95%, 0.95, /indicators/0/actual FractionForPercent",
        "≥, 95%, 130%, /indicators/0/actual PercentOver100",
        "定性, 改善, 改善了, /indicators/0/attainmentPercent AttainmentMissing",
        "时限, 2024-09-30, 已完成, /indicators/0/actual ActualUnreadable",
        "时限, 2024-09-30, 按期完成, /indicators/0/actual DateNotGiven"
    })
    @DisplayName("行的不符之处")
    void findings_of_a_line(String sign, String target, String actual, String finding) {
        var preview = national(
                line("\"sign\": \"%s\", \"target\": \"%s\", \"actual\": \"%s\"".formatted(sign, target, actual)));

        assertThat(codes(preview)).contains(finding);
    }

    @ParameterizedTest(name = "“{0}”换成“{1}”：{2}")
    @CsvSource({
        "'\"weight\": \"25\"', '\"weight\": \"24\"', /indicators WeightsNot100",
        "'\"weight\": \"25\"', '\"weight\": \"24\"', /indicators WeightOffPreset",
        "'\"201,800.00\"', '\"0\"', /funds/fullYearBudgetYuan BudgetZero",
        "'\"201,800.00\"', '\"10万\"', /funds/executedYuan ExecutionOverBudget",
        "'\"19.65万元\"', '\"-1\"', /funds/executedYuan ExecutionNegative",
        "'\"19.65万元\"', '\"10万\"', /executionDeviationReason ExecutionUnexplained",
        "'\"19.65万元\"', 'null', /funds/executedYuan FundsMissing",
        "'\"indicators\"', '\"declaredTotal\": \"98.5\", \"indicators\"', /declaredTotal TotalIsNotTheSum",
        "'\"indicators\"', '\"declaredGrade\": \"良\", \"indicators\"', /declaredGrade GradeOffBand",
        "'\"indicators\"', '\"declaredGrade\": \"及格\", \"indicators\"', /declaredGrade GradeOffScale",
        "'\"actual\": \"266条\"', '\"actual\": \"266条\", \"declaredScore\": \"25\"', /indicators/0/declaredScore DeclaredDiffers",
        "'\"actual\": \"266条\"', '\"actual\": \"266条\", \"declaredScore\": \"26\"', /indicators/0/declaredScore DeclaredOutOfRange",
        "'\"actual\": \"266条\"', '\"actual\": \"266条\", \"declaredScore\": \"-1\"', /indicators/0/declaredScore DeclaredOutOfRange",
        "'\"岗位空缺\"', '\"无\"', /indicators/0/deviationReason ReasonSaysNothing",
        "'\"executedYuan\": \"19.65万元\"', '\"executedYuan\": \"19.65万元\", \"executionRatePercent\": \"100%\"', /funds/executionRatePercent RateDiffers",
        "'\"executedYuan\": \"19.65万元\"', '\"executedYuan\": \"19.65万元\", \"sources\": [{\"executedYuan\": \"1\"}]', /funds/executedYuan SourcesDoNotAddUp",
        "'\"indicators\"', '\"declaredTotal\": \"120\", \"indicators\"', /declaredTotal TotalOutOfRange",
        "'\"indicators\"', '\"declaredTotal\": \"-1\", \"indicators\"', /declaredTotal TotalOutOfRange",
        "'\"19.65万元\"', '\"10万元\"', /declaredGrade ExcellentDespiteLowExecution",
        "'\"code\": \"t\", ', '\"code\": \"t\", \"name\": \"上报条数\", ', /indicators/1/name DuplicateIndicator",
        "'\"dimension\": \"满意度\"', '\"dimension\": \"成本\"', /indicators WeightOffPreset"
    })
    @DisplayName("整表的不符之处")
    void findings_of_a_table(String from, String to, String finding) {
        assertThat(codes(national(GOOD))).doesNotContain(finding);

        assertThat(codes(national(GOOD.replace(from, to)))).contains(finding);
    }

    @ParameterizedTest(name = "自评分 {0}、{1}原因：{2}")
    @CsvSource({
        "23.75, 有, ''",
        "23.76, 有, ''",
        "23.74, 有, ''",
        "23.77, 有, WARNING",
        "23.85, 有, WARNING",
        "23.86, 有, WARNING",
        "25, 有, WARNING",
        "23.77, 无, WARNING",
        "23.85, 无, WARNING",
        "23.86, 无, ERROR",
        "0, 无, ERROR",
        "0, 空话, ERROR",
        "23.77, 空话, WARNING"
    })
    @DisplayName("自评分与测算分：相差一分钱不提，超过一分提醒，超过容差且无原因为错误")
    void declared_against_computed(String declared, String reason, String severity) {
        var ask = GOOD.replace("\"actual\": \"266条\"", "\"actual\": \"266条\", \"declaredScore\": \"" + declared + "\"");
        var written = Map.of("有", "岗位空缺", "无", "", "空话", "已完成");
        var preview = national(ask.replace("岗位空缺", Objects.requireNonNull(written.get(reason))));

        assertThat(preview.findings().stream()
                        .filter(finding -> finding.code().startsWith("DeclaredDiffers"))
                        .map(finding -> finding.severity().name()))
                .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity));
    }

    @Test
    @DisplayName("三种得分并列：测算、自评、差额；没有自评分的行以测算分计入自评总分")
    void declared_scores_stand_beside_the_computed() {
        var preview = national(GOOD.replace("\"266条\"", "\"266条\", \"declaredScore\": \"24\"")
                .replace("\"indicators\"", "\"declaredTotal\": \"98.74分\", \"declaredGrade\": \"优秀\", \"indicators\""));

        assertThat(preview.lines().getFirst().declared()).isEqualTo(new BigDecimal("24.00"));
        assertThat(preview.lines().getFirst().difference()).isEqualTo(new BigDecimal("0.25"));
        assertThat(preview.total().computed()).isEqualTo(new BigDecimal("98.49"));
        assertThat(preview.total().declared()).isEqualTo(new BigDecimal("98.74"));
        assertThat(preview.total().difference()).isEqualTo(new BigDecimal("0.25"));
        assertThat(preview.grade().stated()).isEqualTo("优");
        assertThat(codes(preview)).containsExactly("/indicators/0/declaredScore DeclaredDiffers");
    }

    @Test
    @DisplayName("有一行读不出：该行没有得分，总分不出，已知的部分照算")
    void what_is_not_known_is_not_zero() {
        var preview = national(GOOD.replace("266条", "约三百条"));

        assertThat(preview.lines().getFirst().computed()).isNull();
        assertThat(preview.total().computed()).isNull();
        assertThat(preview.grade().computed()).isNull();
        assertThat(preview.total().computedSoFar()).isEqualTo(new BigDecimal("74.74"));
    }

    @Test
    @DisplayName("超额完成：只有认定目标明显偏低时才按偏离度调减")
    void a_target_that_was_too_low_costs_points() {
        var fields = "\"sign\": \"≥\", \"target\": \"100\", \"actual\": \"160\", \"deviationReason\": \"需求增加\"";

        assertThat(computed(national(line(fields)))).isEqualTo("50.00");
        assertThat(computed(national(line(fields + ", \"targetTooLow\": true"))))
                .isEqualTo("40.00");
        assertThat(computed(national(line(fields.replace("160", "900") + ", \"targetTooLow\": true"))))
                .isEqualTo("25.00");
        assertThat(computed(preview(line(fields + ", \"targetTooLow\": true"), "national", 1)))
                .isEqualTo("50.00");
    }

    @ParameterizedTest(name = "目标 {0} 没有单位，实际 {1}，50 分得 {2}")
    @CsvSource({
        "0.95, 93%, 48.95",
        "0.95, 0.93, 48.95",
        "1, 93%, 46.50",
        "95, 93%, 48.95",
        "95%, 93, 48.95",
        "95%, 93%, 48.95"
    })
    @DisplayName("百分数与小数：目标不超过一的，百分数按比例读；超过一的，按百分数读")
    void percent_and_ratio(String target, String actual, String score) {
        var fields = "\"sign\": \"≥\", \"target\": \"%s\", \"actual\": \"%s\"".formatted(target, actual);

        assertThat(computed(national(line(fields).replace("\"measure\": \"%\"", "\"measure\": \"\""))))
                .isEqualTo(score);
    }

    @Test
    @DisplayName("没有单位的 280 与 100% 无从相比：不猜")
    void a_percent_is_no_amount() {
        var fields = "\"sign\": \"≥\", \"target\": \"280\", \"actual\": \"100%\"";
        var preview = national(line(fields).replace("\"measure\": \"%\"", "\"measure\": \"\""));

        assertThat(computed(preview)).isNull();
        assertThat(codes(preview)).contains("/indicators/0/actual ActualUnreadable");
    }

    @ParameterizedTest(name = "区间 {0}，实际 {1}，50 分得 {2}")
    @CsvSource({
        "-5..5, -6, 0.00",
        "-5..5, -5, 50.00",
        "-5..5, 6, 40.00",
        "-5..-2, -1, 0.00",
        "-5..0, 1, 0.00",
        "0..5, -1, 50.00",
        "3..5, 2.4, 40.00",
        "3..5, 6, 40.00",
        "3..5, 10, 0.00"
    })
    @DisplayName("区间外按斜率记分的：不大于零的界限没有比例，界外不得分，从不超过分值")
    void a_slope_never_gives_more_than_the_weight(String target, String actual, String score) {
        var fields = "\"sign\": \"区间\", \"target\": \"%s\", \"actual\": \"%s\"".formatted(target, actual);

        assertThat(computed(preview(line(fields), "provincial", 3))).isEqualTo(score);
    }

    @Test
    @DisplayName("四项以上定量指标个个恰好等于目标值：提醒核对")
    void figures_that_are_all_exactly_as_wished() {
        var lines = java.util.stream.IntStream.range(0, 4)
                .mapToObj(
                        i ->
                                "{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 3, \"actual\": \"3条\", \"weight\": 10}")
                .toList();
        var four = "{\"indicators\": [" + String.join(",", lines) + "]}";

        assertThat(codes(national(four))).contains("/indicators ActualsEqualTargets");
        assertThat(codes(national(four.replaceFirst("3条", "4条")))).doesNotContain("/indicators ActualsEqualTargets");
        assertThat(codes(national("{\"indicators\": [" + String.join(",", lines.subList(0, 3)) + "]}")))
                .doesNotContain("/indicators ActualsEqualTargets");
    }

    @Test
    @DisplayName("二百行的表照算：每行半分，合计一百")
    void two_hundred_lines() {
        var lines = java.util.stream.IntStream.range(0, 180)
                .mapToObj(i ->
                        "{\"dimension\": \"OUTPUT\", \"sign\": \"≥\", \"target\": 3, \"actual\": 2, \"weight\": 0.5}")
                .collect(java.util.stream.Collectors.joining(","));

        var preview = national(
                "{\"funds\": {\"fullYearBudgetYuan\": 3, \"executedYuan\": 3}, \"indicators\": [" + lines + "]}");

        assertThat(preview.total().maxScore()).isEqualByComparingTo("100");
        assertThat(preview.total().computed()).isEqualTo(new BigDecimal("69.40"));
        assertThat(faults("{\"indicators\": [" + (lines + ",").repeat(3) + lines + "]}"))
                .containsExactly("/indicators ListLength");
    }

    private static @Nullable String computed(ScorePreview preview) {
        var score = preview.lines().getFirst().computed();
        return score == null ? null : score.toPlainString();
    }

    @Test
    @DisplayName("封顶：执行率低于六成，等次至多为中；缺少佐证的行不得分（依规则集）")
    void caps_are_a_matter_of_the_rule_set() {
        var low = GOOD.replace("19.65万元", "10万元");

        assertThat(preview(low, "provincial", 1).grade().computed()).isEqualTo("优");
        var capped = preview(low, "provincial", 2);
        assertThat(capped.grade().computed()).isEqualTo("中");
        assertThat(Objects.requireNonNull(capped.grade().cap()).percent()).isEqualByComparingTo("60");
        assertThat(codes(capped)).contains("/funds GradeCapped");
        var bare = preview(GOOD.replace("\"266条\"", "\"266条\", \"evidenced\": false"), "provincial", 2);
        assertThat(computed(bare)).isEqualTo("0.00");
        assertThat(codes(bare)).contains("/indicators/0 LineCapped");
    }

    @ParameterizedTest
    @CsvSource({"founding, 79.99, 可", "founding, 80, 良", "national, 79.99, 中", "national, 90, 优", "national, 59.99, 差"})
    @DisplayName("等次依规则集的名称和界限")
    void grades_follow_the_rule_set(String code, String total, String grade) {
        var ask = GOOD.replace(
                "\"indicators\"",
                "\"declaredTotal\": \"" + total + "\", \"declaredGrade\": \"" + grade + "\", \"indicators\"");

        assertThat(codes(preview(ask, code, 2)))
                .doesNotContain("/declaredGrade GradeOffBand", "/declaredGrade GradeOffScale");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'\"weight\": \"25\"|\"weight\": \"-1\"', /indicators/0/weight WeightOutOfRange",
        "'\"weight\": \"25\"|\"weight\": \"0\"', /indicators/0/weight WeightOutOfRange",
        "'\"weight\": \"25\"|\"weight\": \"100.01\"', /indicators/0/weight WeightOutOfRange",
        "'\"weight\": \"25\"|\"weight\": \"1.005\"', /indicators/0/weight WeightUnreadable",
        "'\"weight\": \"25\"|\"weight\": \"\"', /indicators/0/weight WeightUnreadable",
        "'\"weight\": \"25\"|\"weight\": \"约25\"', /indicators/0/weight WeightUnreadable",
        "'\"weight\": \"25\"|\"weight\": \"≥25\"', /indicators/0/weight WeightUnreadable",
        "'\"sign\": \"≥\"|\"sign\": \"≈\"', /indicators/0/sign SignUnknown",
        "'\"sign\": \"≥\", |', /indicators/0/sign SignMissing",
        "'\"target\": \"280\"|\"target\": \"许多\"', /indicators/0/target TargetUnreadable",
        "'\"target\": \"280\"|\"target\": \"\"', /indicators/0/target TargetUnreadable",
        "'\"target\": \"280\"|\"target\": \"≤280\"', /indicators/0/target TargetContradictsSign",
        "'\"target\": \"280\"|\"target\": \"-280\"', /indicators/0/target TargetNegative",
        "'\"target\": \"2024-09-30\"|\"target\": \"9月底前\"', /indicators/1/target TargetDateWithoutYear",
        "'\"target\": \"2024-09-30\"|\"target\": \"尽快\"', /indicators/1/target TargetUnreadable",
        "'\"dimension\": \"产出\"|\"dimension\": \"投入\"', /indicators/0/dimension DimensionUnknown",
        "'\"aspect\": \"数量指标\"|\"aspect\": \"高度\"', /indicators/0/aspect AspectUnknown",
        "'\"aspect\": \"数量指标\"|\"aspect\": \"社会效益\"', /indicators/0/aspect AspectElsewhere",
        "'\"code\": \"q\"|\"code\": \"t\"', /indicators/1/code IndicatorTwice",
        "'\"attainmentPercent\": \"100%\"|\"attainmentPercent\": \"101\"', /indicators/2/attainmentPercent PercentOutOfRange",
        "'\"attainmentPercent\": \"100%\"|\"attainmentPercent\": \"很高\"', /indicators/2/attainmentPercent PercentUnreadable",
        "'\"actual\": \"266条\"|\"attainmentPercent\": \"90\"', /indicators/0/attainmentPercent PercentOfAMeasuredIndicator",
        "'\"actual\": \"266条\"|\"declaredScore\": \"满分\"', /indicators/0/declaredScore ScoreUnreadable",
        "'\"actual\": \"266条\"|\"declaredScore\": \"14.255\"', /indicators/0/declaredScore ScoreUnreadable",
        "'201,800.00|-1', /funds/fullYearBudgetYuan AmountNegative",
        "'201,800.00|很多', /funds/fullYearBudgetYuan AmountUnreadable",
        "'201,800.00|0.001', /funds/fullYearBudgetYuan AmountUnreadable",
        "'201,800.00|1e9', /funds/fullYearBudgetYuan AmountUnreadable",
        "'201,800.00|99999999999999999', /funds/fullYearBudgetYuan AmountUnreadable"
    })
    @DisplayName("读不懂的一律拒绝，指明位置和缘由")
    void what_cannot_be_read_is_refused_by_name(String change, String fault) {
        var parts = change.split("\\|", -1);

        assertThat(faults(GOOD.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1])))
                .contains(fault);
    }

    @Test
    @DisplayName("几处不符一次说完")
    void all_faults_are_said_at_once() {
        assertThat(faults(GOOD.replace("\"≥\"", "\"≈\"").replace("\"weight\": \"10\"", "\"weight\": \"很高\"")))
                .containsExactly("/indicators/0/sign SignUnknown", "/indicators/3/weight WeightUnreadable");
        assertThat(faults("{\"indicators\": []}")).containsExactly("/indicators ListLength");
    }

    @ParameterizedTest
    @ValueSource(strings = {"≥95%", "95%以上", "不低于95%"})
    @DisplayName("符号写在指标值里的，不必另填")
    void the_sign_may_stand_in_the_target(String target) {
        assertThat(computed(national(line("\"target\": \"" + target + "\", \"actual\": \"93%\""))))
                .isEqualTo("48.95");
    }

    @Test
    @DisplayName("没有满意度指标时，其分值归效益；含成本的规则集另有分值")
    void presets_follow_the_dimensions_that_are_there() {
        var without = GOOD.replace("\"weight\": \"30\"", "\"weight\": \"40\"")
                .replaceFirst("(?s),\\s*\\{\"code\": \"s\".*?\\}\\]", "]");

        assertThat(codes(national(without))).containsExactly("/indicators/2/weight IndicatorOver30");
        assertThat(codes(preview(GOOD, "cost", 2)))
                .contains("/indicators DimensionMissing", "/indicators WeightOffPreset");
    }
}
