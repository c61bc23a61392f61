package cn.hengping.report.document;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The approved evaluations of a year side by side (绩效自评汇总表). */
public interface DistrictSummary {
    int MOST_ROWS = 200_000;

    List<String> TITLES = List.of(
            "单位代码",
            "实施单位",
            "主管部门",
            "项目编码",
            "项目名称",
            "年初预算数（元）",
            "全年预算数（元）",
            "全年执行数（元）",
            "执行率（%）",
            "自评总分",
            "测算总分",
            "等次",
            "是否撰写报告",
            "是否涉密",
            "办结时间");

    /** An evaluation in its latest version. Amounts in yuan, the rate in percent, scores in points. */
    record Row(
            String unitCode,
            String unitName,
            String departmentName,
            String projectCode,
            String projectName,
            Money initialBudgetYuan,
            Money fullYearBudgetYuan,
            Money executedYuan,
            @Nullable BigDecimal executionRatePercent,
            BigDecimal total,
            @Nullable BigDecimal computedTotal,
            String grade,
            boolean narrativeReport,
            boolean classified,
            String approvedAt) {
        public List<? extends @Nullable Object> cells() {
            return Arrays.asList(
                    unitCode,
                    unitName,
                    departmentName,
                    projectCode,
                    projectName,
                    initialBudgetYuan,
                    fullYearBudgetYuan,
                    executedYuan,
                    executionRatePercent,
                    total,
                    computedTotal,
                    grade,
                    narrativeReport ? "是" : "否",
                    classified ? "是" : "否",
                    approvedAt);
        }
    }

    /** By unit and project, within the caller's scope. */
    Flux<Row> rows(int year, Actor actor);
}
