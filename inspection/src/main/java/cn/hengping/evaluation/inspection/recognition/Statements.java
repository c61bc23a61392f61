package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Narrative.Mention;
import cn.hengping.evaluation.inspection.Narrative.Mention.Kind;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;

/** What sentences state in figures: budgets, spending, rates, totals. */
final class Statements {
    /** The total is a score only behind words that cannot mean the points that were to be had. */
    private static final Pattern TOTAL = Pattern.compile(
            "(?:自评得分|自评总分|自评总得分|自评综合得分|综合得分|综合评分|综合评价得分|评价得分|评价总得分|总得分|最终得分|自评分数|自评分|自评评分|总体得分|合计得分|得分合计|绩效评分|自我评分|自评打分|绩效自评得分|评价总分|综合评定得分)[^。；;，,\\d%]{0,8}?(\\d{1,3}(?:\\.\\d{1,4})?)\\s*分(?!\\s*(?:以上|以下|及以|[(]?含|-|—|~|至|的))");

    private static final Pattern RATE =
            Pattern.compile("(?:预算执行率|资金执行率|执行率|支出进度|执行进度)[^。；;，,\\d]{0,8}?(\\d{1,4}(?:\\.\\d+)?)\\s*%");
    private static final Pattern EXECUTED = Pattern.compile(
            "(全年执行数|全年实际支出|实际支出|累计支出|支出资金|资金支出|执行数|执行金额|实际执行|实际使用|已支出|实际支付|累计支付|支付资金|支出金额|共支出|实际完成支出|总支出)[^。；;，,\\d]{0,10}$");
    private static final Pattern FULL_YEAR = Pattern.compile("(全年预算数|全年预算|调整后预算数?|调整预算数|调整后)[^。；;，,\\d]{0,8}$");
    private static final Pattern INITIAL = Pattern.compile("(年初预算数?|年初安排预算?|年初部门预算|年初批复预算?)[^。；;，,\\d]{0,8}$");
    private static final Pattern BUDGET = Pattern.compile(
            "(项目预算|预算总额|预算资金|资金总额|预算安排|安排预算|预算金额|预算数|批复预算|预算批复|项目资金|安排资金|资金安排|预算为|年度预算|总预算|项目总投资|预算)[^。；;，,\\d]{0,10}$");
    private static final int BEFORE = 24;
    private static final int MOST = 500;

    private Statements() {}

    static List<Noted<BigDecimal>> totals(Passage passage) {
        return numbers(passage, TOTAL);
    }

    static List<Noted<BigDecimal>> rates(Passage passage) {
        return numbers(passage, RATE);
    }

    private static List<Noted<BigDecimal>> numbers(Passage passage, Pattern pattern) {
        var numbers = new ArrayList<Noted<BigDecimal>>();
        var found = pattern.matcher(passage.plain());
        while (found.find() && numbers.size() < MOST) {
            var before = passage.plain().substring(Math.max(0, found.start() - 8), found.start());
            if (before.matches("(?s).*满分[^，。；,;]*") || found.group().contains("满分")) {
                continue;
            }
            numbers.add(new Noted<>(
                    new BigDecimal(found.group(1)),
                    found.group(),
                    passage.at(found.start(), found.end()),
                    Confidence.LIKELY));
        }
        return numbers;
    }

    /** Amounts with the words before them that say what they are. */
    static List<Mention> amounts(Passage passage) {
        var mentions = new ArrayList<Mention>();
        for (var hit : Figures.amounts(passage)) {
            var before = passage.plain().substring(Math.max(0, hit.from() - BEFORE), hit.from());
            var kind = EXECUTED.matcher(before).find()
                    ? Kind.EXECUTED
                    : FULL_YEAR.matcher(before).find()
                            ? Kind.FULL_YEAR
                            : INITIAL.matcher(before).find()
                                    ? Kind.INITIAL
                                    : BUDGET.matcher(before).find() ? Kind.BUDGET : null;
            if (kind != null) {
                mentions.add(new Mention(kind, noted(passage, hit)));
            }
        }
        return mentions;
    }

    static Noted<Amount> noted(Passage passage, Figures.Hit hit) {
        var text = passage.plain().substring(hit.from(), hit.to());
        var sure = hit.isRough() ? Confidence.UNSURE : Confidence.LIKELY;
        return new Noted<>(hit.amount(), text, passage.at(hit.from(), hit.to()), sure);
    }
}
