package cn.hengping.evaluation.inspection.rules;

import static cn.hengping.evaluation.inspection.rules.Decimals.isMore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Narrative;
import cn.hengping.evaluation.inspection.Narrative.Mention;
import cn.hengping.evaluation.inspection.Narrative.Mention.Kind;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Severity;

/** Rules that hold what the text says against the table, and against itself. */
public final class Statements {
    private static final Pattern OF_MORE = Pattern.compile("整体|部门支出|部门自评|平均|个项目|各项目|所有项目|合计得分|扣|占|满分");

    private static final Pattern YEAR = Pattern.compile("20\\d{2}(?=\\s*年)");

    private Statements() {}

    public static Map<String, Check> checks() {
        return Map.of(
                "UnitSlip", Statements::slip,
                "TextOffTable", Statements::offTable,
                "TotalsDisagree", Statements::disagree,
                "NameMismatch", Statements::name);
    }

    private static void slip(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var total = table.totalFund();
            if (total.isEmpty()) {
                continue;
            }
            var budget = total.get().fullYear();
            var executed = total.get().executed();
            if (budget != null && executed != null && Funds.isSlip(budget, executed)) {
                found.at(executed.place(), "全年预算数 " + budget.text() + "，执行数 " + executed.text() + "，相差约一万倍");
            }
            if (dossier.isOfOneProject()) {
                slip(dossier.narrative(), total.get(), found);
            }
        }
    }

    private static void slip(Narrative narrative, Fund total, Found found) {
        for (var mention : narrative.amounts()) {
            for (var written : amounts(total)) {
                if (mention.amount().value().isSlipOf(written.value()) && !agreesWithAny(mention, total)) {
                    found.at(
                            written.isCertain() ? Severity.ERROR : Severity.WARNING,
                            mention.amount().place(),
                            "文中 " + mention.amount().text() + "，表中 " + written.text() + "（"
                                    + written.value().inWan() + " 万元），恰差一万倍");
                    break;
                }
            }
        }
    }

    private static List<Noted<Amount>> amounts(Fund fund) {
        var amounts = new ArrayList<Noted<Amount>>();
        Optional.ofNullable(fund.fullYear()).ifPresent(amounts::add);
        Optional.ofNullable(fund.executed()).ifPresent(amounts::add);
        Optional.ofNullable(fund.initial()).ifPresent(amounts::add);
        return amounts;
    }

    private static boolean agreesWithAny(Mention mention, Fund total) {
        return amounts(total).stream()
                .anyMatch(written -> written.value().agreesWith(mention.amount().value()));
    }

    private static void offTable(Dossier dossier, Found found) {
        if (!dossier.isOfOneProject()) {
            return;
        }
        var table = dossier.tables().getFirst();
        table.totalFund().ifPresent(total -> amounts(dossier.narrative(), total, found));
        var total = table.total();
        for (var said : dossier.narrative().totals()) {
            if (total != null
                    && said.value().compareTo(total.value()) != 0
                    && !OF_MORE.matcher(around(dossier.narrative(), said)).find()
                    && !isOfAnotherYear(dossier, said)) {
                var isOnly = dossier.narrative().totals().stream()
                        .allMatch(other -> other.value().compareTo(said.value()) == 0);
                var isRounded = !isMore(said.value().subtract(total.value()).abs(), Decimals.rounding(said.value()));
                found.at(
                        isOnly && !isRounded && total.isCertain() && isSameProject(dossier)
                                ? Severity.ERROR
                                : Severity.WARNING,
                        said.place(),
                        "文中“" + said.text() + "”，表中总分 " + total.text());
            }
        }
    }

    /** The sentence in which something is said. */
    private static String around(Narrative narrative, Noted<?> said) {
        var span = said.place().span();
        for (var passage : narrative.passages()) {
            var length = passage.text().length();
            if (span != null && span.start() >= passage.offset() && span.end() <= passage.offset() + length) {
                var from = passage.plain().lastIndexOf('。', span.start() - passage.offset()) + 1;
                return passage.plain().substring(from, span.end() - passage.offset());
            }
        }
        return said.text();
    }

    /** The text names its project, and the table has the same name. */
    private static boolean isSameProject(Dossier dossier) {
        var said = dossier.narrative().projectName();
        var written = dossier.tables().getFirst().projectName();
        return said != null && written != null && shape(said.value()).equals(shape(written.value()));
    }

    /** Only amounts that the text calls by the very name of the column, and only once. */
    private static void amounts(Narrative narrative, Fund total, Found found) {
        for (var kind : List.of(Kind.FULL_YEAR, Kind.EXECUTED)) {
            var mentions = narrative.amounts().stream()
                    .filter(mention -> mention.kind() == kind)
                    .filter(mention -> mention.amount().confidence() != Confidence.UNSURE)
                    .toList();
            var written = kind == Kind.FULL_YEAR ? total.fullYear() : total.executed();
            if (mentions.size() != 1 || written == null || agreesWithAny(mentions.getFirst(), total)) {
                continue;
            }
            var amount = mentions.getFirst().amount();
            if (!amount.value().isSlipOf(written.value())) {
                found.at(
                        Severity.WARNING,
                        amount.place(),
                        "文中 " + amount.text() + "，表中 " + written.value().inWan() + " 万元");
            }
        }
    }

    /** 2022年度得95.8分 in a report on 2023, or 上年得95分. */
    private static boolean isOfAnotherYear(Dossier dossier, Noted<?> said) {
        var sentence = around(dossier.narrative(), said);
        if (sentence.matches("(?s).*(上年|去年|上一年|往年|以前年度).*")) {
            return true;
        }
        var own = cn.hengping.evaluation.inspection.Subject.of(dossier).year();
        var year = YEAR.matcher(sentence);
        return !own.isEmpty()
                && year.find()
                && !year.group().equals(own)
                && year.group().compareTo(own) < 0;
    }

    private static void disagree(Dossier dossier, Found found) {
        var totals = dossier.narrative().totals().stream()
                .filter(said ->
                        !OF_MORE.matcher(around(dossier.narrative(), said)).find())
                .filter(said -> !isOfAnotherYear(dossier, said))
                .toList();
        if (dossier.tables().size() > 1 || totals.size() < 2) {
            return;
        }
        var first = totals.getFirst();
        totals.stream()
                .filter(said -> said.value().compareTo(first.value()) != 0)
                .findFirst()
                .ifPresent(said -> found.at(said.place(), "前文“" + first.text() + "”，此处“" + said.text() + "”"));
    }

    private static void name(Dossier dossier, Found found) {
        var said = dossier.narrative().projectName();
        if (said == null || !dossier.isOfOneProject()) {
            return;
        }
        var written = dossier.tables().getFirst().projectName();
        if (written == null) {
            return;
        }
        var one = shape(said.value());
        var other = shape(written.value());
        if (!one.isEmpty() && !other.isEmpty() && !one.contains(other) && !other.contains(one)) {
            found.at(said.place(), "文中“" + said.value() + "”，表中“" + written.value() + "”");
        }
    }

    private static String shape(String name) {
        return name.replaceAll("[\\s\\p{Punct}（）《》“”、，。：]|20\\d{2}年度?", "");
    }

    /** Execution is a criterion of the report, and no amount or rate of it is anywhere. */
    static void executedMissing(Narrative narrative, Found found) {
        var hasAmount = narrative.first(Kind.EXECUTED).isPresent() || narrative.rate() != null;
        if (hasAmount || !narrative.form().isReport()) {
            return;
        }
        for (var passage : narrative.passages()) {
            var at = passage.plain().indexOf("执行率");
            if (at >= 0) {
                found.at(Severity.WARNING, passage.at(at, at + 3), "以执行率为评价标准，全文没有执行数，也没有执行率");
                return;
            }
        }
    }

    /** A sentence that gives budget, spending and rate, each once. */
    static void rate(Narrative narrative, Found found) {
        for (var passage : narrative.passages()) {
            var sentenceStart = 0;
            for (var sentence : passage.plain().split("[。；;]", -1)) {
                var start = sentenceStart;
                var end = start + sentence.length();
                sentenceStart = end + 1;
                if (!sentence.contains("率") || !sentence.contains("元")) {
                    continue;
                }
                rate(narrative, passage.offset() + start, passage.offset() + end, passage.pointer(), found);
            }
        }
    }

    private static void rate(
            Narrative narrative, int from, int to, @org.jspecify.annotations.Nullable String pointer, Found found) {
        var mentions = narrative.amounts().stream()
                .filter(mention ->
                        java.util.Objects.equals(mention.amount().place().pointer(), pointer))
                .filter(mention -> isWithin(mention.amount(), from, to))
                .toList();
        var executed = mentions.stream()
                .filter(mention -> mention.kind() == Kind.EXECUTED)
                .toList();
        var budget = mentions.stream()
                .filter(mention -> mention.kind() == Kind.FULL_YEAR)
                .toList();
        if (budget.isEmpty()) {
            budget = mentions.stream()
                    .filter(mention -> mention.kind() == Kind.BUDGET)
                    .toList();
        }
        var rate = narrative.rate();
        if (executed.size() == 1
                && budget.size() == 1
                && mentions.size() == 2
                && rate != null
                && isWithin(rate, from, to)
                && budget.getFirst().amount().value().yuan().signum() > 0) {
            Funds.rate(
                    budget.getFirst().amount(),
                    executed.getFirst().amount(),
                    new Noted<BigDecimal>(rate.value(), rate.text(), rate.place(), Confidence.CERTAIN),
                    Confidence.LIKELY,
                    found);
        }
    }

    private static boolean isWithin(Noted<?> noted, int from, int to) {
        var span = noted.place().span();
        return span != null && span.start() >= from && span.end() <= to;
    }
}
