package cn.hengping.evaluation.scoring.preview;

import static cn.hengping.evaluation.scoring.preview.FindingKind.Severity.ERROR;
import static cn.hengping.evaluation.scoring.preview.FindingKind.Severity.NOTE;
import static cn.hengping.evaluation.scoring.preview.FindingKind.Severity.WARNING;

/** What can be odd about a score table (质量校验中的分数部分): how grave it is, and what would clear it. */
public enum FindingKind {
    WEIGHTS_NOT_100(ERROR, "调整分值，使执行率与各指标合计为 100"),
    WEIGHT_OFF_PRESET(WARNING, "按规则集调整该一级指标的分值"),
    DIMENSION_MISSING(WARNING, "补充该一级指标"),
    INDICATOR_OVER_30(WARNING, "把分值分给更多指标"),
    SOURCES_DO_NOT_ADD_UP(ERROR, "核对各来源金额与总额"),
    FUNDS_MISSING(ERROR, "填写全年预算数和全年执行数"),
    BUDGET_ZERO(WARNING, "核对全年预算数；确为 0 时执行率不得分"),
    EXECUTION_OVER_BUDGET(ERROR, "核对全年执行数，或先办理预算调整"),
    EXECUTION_NEGATIVE(WARNING, "核对全年执行数"),
    EXECUTION_UNEXPLAINED(WARNING, "说明执行率偏低的原因"),
    RATE_DIFFERS(ERROR, "执行率按全年执行数除以全年预算数填写"),
    TARGET_ZERO(NOTE, "确认目标确为 0"),
    ACTUAL_MISSING(ERROR, "填写实际完成值"),
    ACTUAL_UNREADABLE(ERROR, "写成数字，单位与指标的度量单位一致"),
    ACTUAL_NEGATIVE(WARNING, "核对实际完成值"),
    ATTAINMENT_MISSING(ERROR, "填写完成程度（0 至 100）"),
    DATE_NOT_GIVEN(NOTE, "写明完成日期"),
    STRICT_BOUND_EQUALLED(NOTE, "确认指标符号"),
    FRACTION_FOR_PERCENT(WARNING, "百分数写成 95，不写成 0.95"),
    PERCENT_OVER_100(WARNING, "核对百分数"),
    UNIT_SLIP(WARNING, "核对数量级与度量单位"),
    OVER_ACHIEVED_WITHOUT_REASON(ERROR, "说明大幅超过目标的原因"),
    OVER_ACHIEVED(NOTE, "目标如明显偏低，按规则调减"),
    SHORT_WITHOUT_REASON(ERROR, "填写偏差原因"),
    SHORT_WITHOUT_IMPROVEMENT(ERROR, "填写改进措施"),
    REASON_SAYS_NOTHING(ERROR, "写明失分的真实原因"),
    DECLARED_DIFFERS(WARNING, "核对自评分，或说明与测算分不同的原因"),
    DECLARED_DIFFERS_UNEXPLAINED(ERROR, "核对自评分，或说明与测算分不同的原因"),
    DECLARED_OUT_OF_RANGE(ERROR, "自评分填在 0 与分值之间"),
    TOTAL_OUT_OF_RANGE(ERROR, "总分填在 0 与满分之间"),
    TOTAL_IS_NOT_THE_SUM(ERROR, "总分填各行得分之和"),
    GRADE_OFF_SCALE(ERROR, "使用规则集的等次名称"),
    GRADE_OFF_BAND(ERROR, "等次按总分所在区间填写"),
    GRADE_CAPPED(NOTE, "提高预算执行率"),
    LINE_CAPPED(NOTE, "补充佐证材料"),
    EXCELLENT_DESPITE_LOW_EXECUTION(WARNING, "核对等次，说明理由"),
    DUPLICATE_INDICATOR(WARNING, "合并或改名"),
    TARGET_COPIED_AS_ACTUAL(WARNING, "写实际完成情况"),
    ACTUALS_EQUAL_TARGETS(WARNING, "核对完成值，填实际数"),
    ALL_FULL_MARKS(NOTE, "确认各项确实全部完成");

    /** How grave a finding is: it blocks submission, it asks for a word, or it is only said. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    private final Severity severity;
    private final String clearedBy;

    FindingKind(Severity severity, String clearedBy) {
        this.severity = severity;
        this.clearedBy = clearedBy;
    }

    public Severity severity() {
        return severity;
    }

    public String clearedBy() {
        return clearedBy;
    }

    /** {@code WEIGHTS_NOT_100} is {@code WeightsNot100} on the wire. */
    public String code() {
        var code = new StringBuilder();
        for (var word : name().split("_", -1)) {
            code.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return code.toString();
    }
}
