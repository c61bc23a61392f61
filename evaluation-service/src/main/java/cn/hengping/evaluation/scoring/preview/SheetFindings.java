package cn.hengping.evaluation.scoring.preview;

import static cn.hengping.evaluation.scoring.preview.FindingKind.ACTUALS_EQUAL_TARGETS;
import static cn.hengping.evaluation.scoring.preview.FindingKind.BUDGET_ZERO;
import static cn.hengping.evaluation.scoring.preview.FindingKind.DIMENSION_MISSING;
import static cn.hengping.evaluation.scoring.preview.FindingKind.DUPLICATE_INDICATOR;
import static cn.hengping.evaluation.scoring.preview.FindingKind.EXECUTION_NEGATIVE;
import static cn.hengping.evaluation.scoring.preview.FindingKind.EXECUTION_OVER_BUDGET;
import static cn.hengping.evaluation.scoring.preview.FindingKind.EXECUTION_UNEXPLAINED;
import static cn.hengping.evaluation.scoring.preview.FindingKind.FUNDS_MISSING;
import static cn.hengping.evaluation.scoring.preview.FindingKind.RATE_DIFFERS;
import static cn.hengping.evaluation.scoring.preview.FindingKind.SOURCES_DO_NOT_ADD_UP;
import static cn.hengping.evaluation.scoring.preview.FindingKind.WEIGHTS_NOT_100;
import static cn.hengping.evaluation.scoring.preview.FindingKind.WEIGHT_OFF_PRESET;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Finding;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Grade;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Line;
import cn.hengping.evaluation.scoring.preview.ScorePreview.Total;

/** What is odd about a table as a whole: money, weights, total, grade. Lines are looked at by {@link LineFindings}. */
record SheetFindings(
        RuleSet rules, ReadSheet sheet, List<Preview.Worked> worked, Line execution, Total total, Grade grade) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal LOW_RATE = new BigDecimal("90");
    private static final int FEW = 3;

    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        funds(findings);
        executionScore(findings);
        weights(findings);
        worked.forEach(line -> new LineFindings(rules, line).addTo(findings));
        alike(findings);
        new TotalFindings(rules, sheet, execution, total, grade).addTo(findings);
        return findings;
    }

    private void add(List<Finding> findings, FindingKind kind, String pointer, String text) {
        findings.add(Finding.of(kind, pointer, text, rules.source()));
    }

    private void funds(List<Finding> findings) {
        var funds = sheet.funds();
        var budget = funds.fullYearBudget();
        var executed = funds.executed();
        if (!funds.budgetAddsUp()) {
            add(findings, SOURCES_DO_NOT_ADD_UP, "/funds/fullYearBudgetYuan", "各来源的全年预算数合计不等于总额");
        }
        if (!funds.executedAddsUp()) {
            add(findings, SOURCES_DO_NOT_ADD_UP, "/funds/executedYuan", "各来源的全年执行数合计不等于总额");
        }
        if (budget == null || executed == null) {
            var missing = budget == null ? "/funds/fullYearBudgetYuan" : "/funds/executedYuan";
            add(findings, FUNDS_MISSING, missing, "预算执行率计分，但没有填写" + (budget == null ? "全年预算数" : "全年执行数"));
            return;
        }
        if (budget.signum() == 0) {
            add(findings, BUDGET_ZERO, "/funds/fullYearBudgetYuan", "全年预算数为 0，无执行率，执行率得 0 分");
        }
        if (executed.compareTo(budget) > 0) {
            var text = "全年执行数 " + executed.toPlainString() + " 元大于全年预算数 " + budget.toPlainString() + " 元";
            add(findings, EXECUTION_OVER_BUDGET, "/funds/executedYuan", text);
        }
        if (executed.signum() < 0) {
            add(findings, EXECUTION_NEGATIVE, "/funds/executedYuan", "全年执行数小于 0，按 0 计");
        }
        rate(findings);
    }

    private void rate(List<Finding> findings) {
        var rate = execution.ratePercent();
        var stated = sheet.funds().declaredRate();
        if (stated != null && (rate == null || stated.compareTo(rate) != 0)) {
            var is = rate == null ? "无执行率" : rate.toPlainString() + "%";
            add(
                    findings,
                    RATE_DIFFERS,
                    "/funds/executionRatePercent",
                    "所填执行率 " + stated.toPlainString() + "%，按金额应为 " + is);
        }
        if (rate != null && rate.compareTo(LOW_RATE) < 0 && !sheet.executionExplained()) {
            add(
                    findings,
                    EXECUTION_UNEXPLAINED,
                    "/executionDeviationReason",
                    "执行率 " + rate.toPlainString() + "% 低于 90%，没有说明原因");
        }
    }

    private void executionScore(List<Finding> findings) {
        var declared = sheet.declaredExecution();
        if (declared != null) {
            DeclaredFindings.add(
                    findings,
                    rules,
                    "/declaredExecutionScore",
                    "预算执行率",
                    execution.maxScore(),
                    execution.computed(),
                    declared,
                    sheet.executionExplained());
        }
    }

    private void weights(List<Finding> findings) {
        if (total.maxScore().compareTo(HUNDRED) != 0) {
            var text = "执行率 " + execution.maxScore().toPlainString() + " 分与各指标分值合计 "
                    + total.maxScore().toPlainString() + "，不是 100";
            add(findings, WEIGHTS_NOT_100, "/indicators", text);
        }
        var given = new EnumMap<Level.Dimension, BigDecimal>(Level.Dimension.class);
        sheet.lines()
                .forEach(line -> given.merge(line.dimension(), line.measured().weight(), BigDecimal::add));
        var presets = rules.presets(given.keySet().stream().map(Enum::name).collect(Collectors.toSet()));
        for (var dimension : Level.Dimension.values()) {
            var preset = presets.getOrDefault(dimension.name(), BigDecimal.ZERO);
            var weight = given.get(dimension);
            if (weight == null && preset.signum() > 0) {
                add(findings, DIMENSION_MISSING, "/indicators", "没有" + dimension.title() + "指标，规则集给它 " + preset + " 分");
            } else if (weight != null && weight.compareTo(preset) != 0) {
                var text = dimension.title() + "指标的分值合计 " + weight.toPlainString() + "，规则集为 " + preset.toPlainString();
                add(findings, WEIGHT_OFF_PRESET, "/indicators", text);
            }
        }
    }

    /** Two lines of one name, and a table whose every figure is exactly what was wished for. */
    private void alike(List<Finding> findings) {
        var seen = new HashSet<String>();
        for (var line : sheet.lines()) {
            var name = line.name();
            if (name != null && !name.isBlank() && !seen.add(line.dimension() + name.strip())) {
                add(findings, DUPLICATE_INDICATOR, line.pointer() + "/name", "指标“" + Numbers.shown(name) + "”出现两次");
            }
        }
        var compared = sheet.lines().stream()
                .filter(line -> line.equalsTarget() != null)
                .toList();
        if (compared.size() > FEW && compared.stream().allMatch(line -> Boolean.TRUE.equals(line.equalsTarget()))) {
            var text = compared.size() + " 项定量指标的完成值全部等于目标值";
            add(findings, ACTUALS_EQUAL_TARGETS, "/indicators", text);
        }
    }
}
