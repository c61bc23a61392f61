package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Amount;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Grid;
import cn.hengping.evaluation.inspection.Narrative.Item;
import cn.hengping.evaluation.inspection.Narrative.ItemList;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Plain;

/** Finds lists of line items: in a sentence behind their total, or in a table of their own. */
final class ItemsReader {
    private static final Pattern NAME = Pattern.compile(
            "(?:^|[，,、；;。:\\s]|其中|包括|用于|安排|支付|\\d[.、)])([\\p{IsHan}()]{2,16}?)(?:预算|共计|约|为|:|\\s|-|—)*$");
    private static final Set<String> NO_ITEM = Set.of(
            "财政拨款", "其他资金", "自筹资金", "上级资金", "年度预算", "资金", "合计", "共计", "总计", "预算", "实际支出", "累计支出", "支出", "项目支出", "基本支出",
            "总支出");
    private static final Pattern ITEM_LIKE = Pattern.compile(".*(费|费用|经费|购置|支出|补助|补贴|设备|工资|奖金|购建|更新)$");
    private static final int MOST_GAP = 30;

    private final Set<String> known = new HashSet<>();

    ItemsReader(Words words) {
        for (var row : words.rows("items.txt")) {
            known.add(Plain.label(row.get(1)));
            known.add(shape(row.get(1)));
        }
        words.rows("item-aliases.txt").forEach(row -> known.add(shape(row.getFirst())));
    }

    /** A name without its brackets, but with what stands in them: 维修（护）费 is 维修护费. */
    static String shape(String name) {
        return Plain.of(name).replaceAll("[()\\s]", "");
    }

    /** Amounts that follow each other closely, each behind the name of an item; the amount before them is their total. */
    List<ItemList> inText(Passage passage) {
        var lists = new ArrayList<ItemList>();
        var hits = Figures.amounts(passage);
        var i = 0;
        while (i < hits.size()) {
            var items = new ArrayList<Item>();
            var first = i;
            while (i < hits.size()
                    && (items.isEmpty() || hits.get(i).from() - hits.get(i - 1).to() <= MOST_GAP)) {
                var item =
                        item(passage, hits.get(i), i == 0 ? 0 : hits.get(i - 1).to());
                if (item.isEmpty()) {
                    break;
                }
                items.add(item.get());
                i++;
            }
            if (items.size() >= 2) {
                lists.add(new ItemList(total(passage, hits, first), items, sureness(passage, hits, first, items)));
            }
            i = Math.max(i, first + 1);
        }
        return lists;
    }

    private static @org.jspecify.annotations.Nullable Noted<Amount> total(
            Passage passage, List<Figures.Hit> hits, int first) {
        if (first == 0) {
            return null;
        }
        var before = hits.get(first - 1);
        var between = passage.plain().substring(before.to(), hits.get(first).from());
        var isIntroduced = between.matches("(?s).{0,6}(其中|包括|分别|用于|具体|主要|:|：).*") && between.length() <= 40;
        var isSameSentence = !between.matches("(?s).*[。；;].*");
        return isIntroduced && isSameSentence && !before.isRough() ? Statements.noted(passage, before) : null;
    }

    /** Certain when every name is of the classification and the list is the rest of its sentence. */
    private Confidence sureness(Passage passage, List<Figures.Hit> hits, int first, List<Item> items) {
        var isKnown =
                items.stream().allMatch(item -> known.contains(shape(item.name().value())));
        var last = first + items.size();
        var isAlone = last >= hits.size()
                || passage.plain()
                                .substring(
                                        hits.get(last - 1).to(), hits.get(last).from())
                                .indexOf('。')
                        >= 0;
        var hasRest = passage.plain().substring(hits.get(last - 1).to()).matches("(?s)^\\s*(等|左右|其余|剩余).*");
        return isKnown && isAlone && !hasRest
                ? Confidence.CERTAIN
                : isAlone && !hasRest ? Confidence.LIKELY : Confidence.UNSURE;
    }

    private Optional<Item> item(Passage passage, Figures.Hit hit, int after) {
        var from = Math.max(after, hit.from() - 24);
        var found = NAME.matcher(passage.plain().substring(from, hit.from()));
        if (!found.find() || hit.isRough()) {
            return Optional.empty();
        }
        var name = found.group(1).replaceAll("^(其中|主要|包括|用于|安排|支付)+", "");
        var isItem = known.contains(shape(name)) || ITEM_LIKE.matcher(name).matches();
        if (NO_ITEM.contains(name) || !isItem || name.matches(".*(预算|每|标准|占).*")) {
            return Optional.empty();
        }
        var place = passage.at(from + found.start(1), from + found.end(1));
        return Optional.of(new Item(new Noted<>(name, name, place, Confidence.LIKELY), Statements.noted(passage, hit)));
    }

    /** A table of items with their amounts, and a row of the total. */
    Optional<ItemList> inTable(Grid grid, List<Passage> above) {
        for (var row = 0; row < Math.min(grid.rows(), 4); row++) {
            Grid.Cell name = null;
            Grid.Cell amount = null;
            for (var cell : grid.row(row)) {
                if (cell.label().matches("(经济分类|经济科目|科目名称|支出内容|支出明细|费用名称|支出项目|明细项目|开支内容|预算科目|部门预算支出经济分类).{0,4}")) {
                    name = cell;
                } else if (amount == null && cell.label().matches("(金额|预算金额|预算数|支出金额|预算安排).{0,2}")) {
                    amount = cell;
                }
            }
            if (name != null && amount != null) {
                return rows(grid, row + 1, name, amount, above);
            }
        }
        return Optional.empty();
    }

    private Optional<ItemList> rows(Grid grid, int from, Grid.Cell name, Grid.Cell amount, List<Passage> above) {
        var unit = Figures.unit(amount.passage().text())
                .or(() -> above.stream()
                        .filter(line -> line.plain().contains("单位"))
                        .flatMap(line -> Figures.unit(line.text()).stream())
                        .findFirst());
        var items = new ArrayList<Item>();
        Noted<Amount> total = null;
        for (var row = from; row < grid.rows(); row++) {
            var label = grid.at(row, name.column());
            var value = grid.at(row, amount.column());
            var read = value == null
                    ? Optional.<Noted<Amount>>empty()
                    : Figures.amount(value.passage(), unit.orElse(new BigDecimal("10000")), Confidence.CERTAIN);
            if (label == null || read.isEmpty()) {
                continue;
            }
            if (label.label().matches("合计|总计|总额")) {
                total = read.get();
            } else if (!label.isBlank() && !label.label().contains("小计")) {
                items.add(new Item(
                        new Noted<>(
                                label.plain(), label.plain(), label.passage().whole(), Confidence.CERTAIN),
                        read.get()));
            }
        }
        return items.size() < 2 ? Optional.empty() : Optional.of(new ItemList(total, items, Confidence.CERTAIN));
    }
}
