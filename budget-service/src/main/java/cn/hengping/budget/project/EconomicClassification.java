package cn.hengping.budget.project;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The list of expenditure items (部门预算支出经济分类), by the year from which it holds. */
public final class EconomicClassification {
    private final NavigableMap<Integer, Map<String, String>> byYear;

    public EconomicClassification(Map<Integer, Map<String, String>> byYear) {
        this.byYear = new TreeMap<>(byYear);
    }

    /** The name that an item's code has in this year; brackets count the same in both widths. */
    Optional<String> nameOf(String code, int year) {
        var list = byYear.floorEntry(year);
        return Optional.ofNullable(list).map(entry -> entry.getValue().get(code));
    }

    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return name.strip().replace('（', '(').replace('）', ')');
    }
}
