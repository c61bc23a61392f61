package cn.hengping.report.document.outline;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.ApprovedEvaluation.Narrative;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Fault;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Reason;

/**
 * The placeholders that an outline may use (占位符), by name. A name stands for one text of the evaluation; there is no grammar beyond
 * that, and what a value says is never read again.
 */
final class Placeholders {
    private static final Pattern NAMED = Pattern.compile("\\{([^{}]{0,40})}");
    private static final int SHOWN = 60;
    private static final Pattern EXPRESSION = Pattern.compile(
            "[$#@%]\\{|\\{\\{|\\{%|<%|<#|\\[\\[|\\bselect\\s.+\\sfrom\\b|=\\s*[A-Z]+\\(", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Function<ApprovedEvaluation, String>> VALUES = Map.ofEntries(
            Map.entry("年度", evaluation -> Integer.toString(evaluation.year())),
            Map.entry("项目名称", evaluation -> evaluation.project().name()),
            Map.entry("项目编码", evaluation -> evaluation.project().projectCode()),
            Map.entry("实施单位", evaluation -> evaluation.unit().name()),
            Map.entry("主管部门", evaluation -> evaluation.department().name()),
            Map.entry("填报日期", evaluation -> Wording.date(evaluation.approvedAt())),
            Map.entry("评价小组", Sentences::team),
            Map.entry("选定说明", Sentences::selection),
            Map.entry("工作方案", Sentences::plan),
            Map.entry("立项依据", Sentences::basis),
            Map.entry("项目内容", evaluation -> evaluation.project().content()),
            Map.entry("项目用途", evaluation -> evaluation.project().purpose()),
            Map.entry("资金来源", Sentences::sources),
            Map.entry("年度目标", ApprovedEvaluation::objective),
            Map.entry("目标完成情况", ApprovedEvaluation::objectiveAchieved),
            Map.entry("执行情况", Sentences::execution),
            Map.entry("综合得分", ApprovedEvaluation::total),
            Map.entry("等次", ApprovedEvaluation::grade),
            Map.entry("等次说明", Sentences::grade),
            Map.entry("规则说明", Sentences::origin),
            Map.entry("组织开展情况", told(Narrative::organisation)),
            Map.entry("项目背景", told(Narrative::background)),
            Map.entry("自评目的", told(Narrative::purposeOfEvaluation)),
            Map.entry("管理绩效分析", told(Narrative::managementAnalysis)),
            Map.entry("结果绩效分析", told(Narrative::resultAnalysis)),
            Map.entry("综合结论", told(Narrative::conclusion)),
            Map.entry("实施经验", told(Narrative::experience)),
            Map.entry("教训", told(Narrative::lessons)),
            Map.entry("未完成原因", told(Narrative::unmetReasons)),
            Map.entry("存在问题", told(Narrative::problems)),
            Map.entry("改进措施", told(Narrative::improvements)),
            Map.entry("其他说明", told(Narrative::other)));

    private Placeholders() {}

    private static Function<ApprovedEvaluation, String> told(Function<Narrative, String> part) {
        return evaluation -> {
            var narrative = evaluation.narrative();
            return narrative == null ? "" : part.apply(narrative);
        };
    }

    static List<String> names() {
        return VALUES.keySet().stream().sorted().toList();
    }

    /** What is wrong with the placeholders of a text. */
    static void check(String text, String place, List<Fault> faults) {
        var expression = EXPRESSION.matcher(text);
        if (expression.find()) {
            faults.add(new Fault(place, Reason.EXPRESSION, expression.group()));
            return;
        }
        var named = NAMED.matcher(text);
        while (named.find()) {
            if (!VALUES.containsKey(named.group(1))) {
                faults.add(new Fault(place, Reason.UNKNOWN_PLACEHOLDER, named.group(1)));
            }
        }
        if (NAMED.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
            faults.add(new Fault(place, Reason.STRAY_BRACE, text.substring(0, Math.min(SHOWN, text.length()))));
        }
    }

    /** How many placeholders a text has. */
    static long count(String text) {
        return NAMED.matcher(text).results().count();
    }

    /** The text with the evaluation's values in it; values are not read again. */
    static String filled(String text, ApprovedEvaluation evaluation) {
        return NAMED.matcher(text).replaceAll(named -> Matcher.quoteReplacement(value(named.group(1), evaluation)));
    }

    private static String value(String name, ApprovedEvaluation evaluation) {
        return Objects.requireNonNull(VALUES.get(name), name).apply(evaluation);
    }
}
