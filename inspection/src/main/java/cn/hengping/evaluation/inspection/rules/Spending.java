package cn.hengping.evaluation.inspection.rules;

import static cn.hengping.evaluation.inspection.rules.Decimals.percent;
import static cn.hengping.evaluation.inspection.rules.Decimals.plain;
import static cn.hengping.evaluation.inspection.rules.Decimals.rounded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Narrative.Item;
import cn.hengping.evaluation.inspection.Narrative.ItemList;
import cn.hengping.evaluation.inspection.Narrative.Mention;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Place;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.inspection.recognition.Words;

/** Rules over line items: their sum, their names, and whether they suit the project; and over money that was not spent. */
public final class Spending {
    private static final BigDecimal TWO = new BigDecimal("2");
    private static final Pattern EXPLAINED = Pattern.compile(
            "(未(?:全部|完全|能)?(?:支付|支出|执行|使用|拨付)|结余|结转|节约|压减|尚未|进度|执行率|财政.{0,6}(?:紧张|困难)|调减|收回|质保金|尾款|招标节)[^。]{0,60}(原因|由于|因|导致|系|所致|为此|故)|(原因|由于|因)[^。]{0,60}(未(?:全部|完全|能)?(?:支付|支出|执行|使用|拨付)|结余|结转|节约|压减|尚未|调减|收回|质保金|尾款)");

    /** What a project of this kind is expected to spend on, and what should not outweigh it. In percent. */
    private record Expectation(Pattern name, Pattern expected, BigDecimal least, Pattern other, BigDecimal most) {}

    private final List<Expectation> expectations;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> aliases = new HashMap<>();

    public Spending(Words words) {
        expectations = words.rows("spending.txt").stream()
                .map(row -> new Expectation(
                        Pattern.compile(row.get(0)),
                        Pattern.compile(row.get(1)),
                        new BigDecimal(row.get(2)),
                        Pattern.compile(row.get(3)),
                        new BigDecimal(row.get(4))))
                .toList();
        for (var row : words.rows("items.txt")) {
            names.add(shape(row.get(1)));
        }
        words.rows("item-aliases.txt").forEach(row -> aliases.put(shape(row.getFirst()), row.get(1)));
    }

    public Map<String, Check> checks() {
        return Map.of(
                "ItemsOffTotal", Spending::items,
                "ItemNameUnusual", this::names,
                "NameAgainstSpending", this::name,
                "LowExecution", Spending::low);
    }

    private static String shape(String name) {
        return name.replaceAll("[()（）\\s]", "");
    }

    private static Amount sum(List<Item> items) {
        return items.stream()
                .map(item -> item.amount().value())
                .reduce(new Amount(BigDecimal.ZERO, BigDecimal.ZERO), Amount::plus);
    }

    private static void items(Dossier dossier, Found found) {
        for (var list : dossier.narrative().itemLists()) {
            var total = list.total();
            if (total == null
                    || list.confidence() == Confidence.UNSURE
                    || total.value().yuan().signum() <= 0) {
                continue;
            }
            var sum = sum(list.items());
            if (sum.yuan().compareTo(total.value().yuan()) == 0
                    || isRounding(sum, total.value())
                    || isSomePrefix(list, total.value())) {
                continue;
            }
            var terms = String.join(
                    "+",
                    list.items().stream()
                            .map(item -> item.amount().value().inWan())
                            .toList());
            found.at(
                    isPartial(dossier, list, sum, total.value()) ? Confidence.LIKELY : list.confidence(),
                    total.place(),
                    terms + " = " + sum.inWan() + "，总额写 " + total.value().inWan() + "（万元）");
        }
    }

    /** 其中 may name some parts only; then they make less than the whole. */
    private static boolean isPartial(Dossier dossier, ItemList list, Amount sum, Amount total) {
        var first = list.items().getFirst().name().place().span();
        if (first == null || sum.yuan().compareTo(total.yuan()) > 0) {
            return false;
        }
        return dossier.narrative().passages().stream()
                .filter(passage -> first.start() >= passage.offset()
                        && first.start() < passage.offset() + passage.text().length())
                .map(passage -> passage.plain().substring(0, first.start() - passage.offset()))
                .anyMatch(before -> before.matches("(?s).*(其中|主要)[^。；]{0,12}$"));
    }

    /** Amounts of unlike fineness, or the last digit of each rounded by hand. */
    private static boolean isRounding(Amount sum, Amount total) {
        var difference = sum.yuan().subtract(total.yuan()).abs();
        return difference.compareTo(sum.step().add(total.step()).divide(TWO)) <= 0
                && sum.step().compareTo(total.step()) > 0
                && difference.compareTo(total.step()) < 0;
    }

    private static boolean isSomePrefix(ItemList list, Amount total) {
        for (var count = 2; count < list.items().size(); count++) {
            if (sum(list.items().subList(0, count)).yuan().compareTo(total.yuan()) == 0) {
                return true;
            }
        }
        return false;
    }

    private void names(Dossier dossier, Found found) {
        for (var list : dossier.narrative().itemLists()) {
            for (var item : list.items()) {
                var shape = shape(item.name().value());
                var proper = aliases.get(shape);
                if (!names.contains(shape) && proper != null) {
                    found.at(item.name().place(), "“" + item.name().value() + "”，规范名称为“" + proper + "”");
                } else if (!names.contains(shape)
                        && list.items().stream()
                                        .filter(one ->
                                                names.contains(shape(one.name().value())))
                                        .count()
                                >= 2) {
                    found.at(
                            Severity.HINT,
                            item.name().place(),
                            "“" + item.name().value() + "”不在经济分类科目中");
                }
            }
        }
    }

    private void name(Dossier dossier, Found found) {
        var name = Optional.ofNullable(dossier.narrative().projectName())
                .or(() -> dossier.isOfOneProject()
                        ? Optional.ofNullable(dossier.tables().getFirst().projectName())
                        : Optional.empty());
        if (name.isEmpty()) {
            return;
        }
        var list = dossier.narrative().itemLists().stream()
                .filter(one -> one.items().size() >= 2)
                .max((one, other) ->
                        Integer.compare(one.items().size(), other.items().size()));
        list.ifPresent(items -> name(name.get(), items, found));
    }

    private void name(Noted<String> name, ItemList list, Found found) {
        var whole = sum(list.items()).yuan();
        if (whole.signum() <= 0) {
            return;
        }
        for (var expectation : expectations) {
            if (!expectation.name().matcher(name.value()).find()) {
                continue;
            }
            var fitting = percent(matching(list, expectation.expected()), whole);
            var other = percent(matching(list, expectation.other()), whole);
            if (fitting.compareTo(expectation.least()) < 0 && other.compareTo(expectation.most()) > 0) {
                found.at(
                        name.place(),
                        "“" + name.value() + "”：相符的支出占 " + plain(rounded(fitting)) + "%，" + leading(list) + "占 "
                                + plain(rounded(other)) + "%");
                return;
            }
        }
    }

    private static BigDecimal matching(ItemList list, Pattern pattern) {
        return list.items().stream()
                .filter(item -> pattern.matcher(item.name().value()).find())
                .map(item -> item.amount().value().yuan())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String leading(ItemList list) {
        return list.items().stream()
                .max((one, other) -> one.amount()
                        .value()
                        .yuan()
                        .compareTo(other.amount().value().yuan()))
                .map(item -> item.name().value() + "等")
                .orElse("");
    }

    /** Below 90 it tells, below 80 it asks; a word of explanation anywhere will do. */
    private static void low(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var rate = table.totalFund().map(Grades::rate).orElse(null);
            if (rate == null
                    || rate.signum() < 0
                    || rate.compareTo(new BigDecimal("90")) >= 0
                    || isExplained(table, dossier)) {
                continue;
            }
            var place = table.totalFund().map(fund -> fund.label().place()).orElse(Place.WHOLE);
            var bound = rate.compareTo(new BigDecimal("60")) < 0
                    ? "60"
                    : rate.compareTo(new BigDecimal("80")) < 0 ? "80" : "90";
            found.at(
                    bound.equals("90") ? Severity.HINT : Severity.WARNING,
                    place,
                    "执行率 " + plain(rounded(rate)) + "%，低于 " + bound + "%");
        }
        if (dossier.tables().isEmpty()) {
            inText(dossier, found);
        }
    }

    private static void inText(Dossier dossier, Found found) {
        var rate = dossier.narrative().rate();
        var executed = dossier.narrative().first(Mention.Kind.EXECUTED);
        var low = rate != null && rate.value().compareTo(new BigDecimal("80")) < 0;
        if (rate != null && low && executed.isPresent() && !isExplained(dossier)) {
            found.at(rate.place(), rate.text());
        }
    }

    private static boolean isExplained(EvaluationTable table, Dossier dossier) {
        var texts = new ArrayList<String>();
        Optional.ofNullable(table.explanation()).ifPresent(text -> texts.add(text.value()));
        Optional.ofNullable(table.achieved()).ifPresent(text -> texts.add(text.value()));
        table.lines().forEach(line -> Optional.ofNullable(line.reason()).ifPresent(text -> texts.add(text.value())));
        return table.execution().filter(EvaluationTable.Line::hasReason).isPresent()
                || texts.stream().anyMatch(text -> EXPLAINED.matcher(text).find())
                || isExplained(dossier);
    }

    private static boolean isExplained(Dossier dossier) {
        return dossier.narrative().passages().stream()
                .anyMatch(passage -> EXPLAINED.matcher(passage.plain()).find());
    }
}
