package cn.hengping.budget.coaching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The numbers in a text, in Arabic digits of either width. */
interface Numbers {
    /** Longer numbers than this are nobody's target. */
    int MOST_CHARACTERS = 20;

    /** Chinese numerals before a measure word, and 零 where it means none: 每月一次, 三份, 零投诉. */
    Pattern IN_WORDS = Pattern.compile(
            "[一二三四五六七八九十百千两半]+(?:余|多)?(?:个|次|份|期|场|人|名|项|套|台|件|条|家|户|座|处|篇|年|月|天|日|周|小时|公里|米|亩|吨|元|成|倍|轮|遍|万)"
                    + "|零(?![星售件工部钱散距用碎食花])|百分之");

    /** A number, where it stands, and whether 万 follows. */
    record Found(BigDecimal value, int from, int to) {}

    /** The same text, character by character, with digits and signs of the narrow width. */
    static String narrow(String text) {
        StringBuilder narrow = null;
        for (var i = 0; i < text.length(); i++) {
            var wide = text.charAt(i);
            if (wide >= '！' && wide <= '～') {
                narrow = narrow == null ? new StringBuilder(text) : narrow;
                narrow.setCharAt(i, (char) (wide - '！' + '!'));
            }
        }
        return narrow == null ? text : narrow.toString();
    }

    /** Every number in order; a comma between digits belongs to the number. */
    static List<Found> in(String narrow) {
        var found = new ArrayList<Found>();
        for (var i = 0; i < narrow.length(); i++) {
            if (!isDigit(narrow, i)) {
                continue;
            }
            var end = end(narrow, i);
            if (end - i <= MOST_CHARACTERS) {
                found.add(new Found(new BigDecimal(narrow.substring(i, end).replace(",", "")), i, end));
            }
            i = end;
        }
        return found;
    }

    private static int end(String text, int from) {
        var end = from;
        var point = false;
        while (end < text.length()) {
            var separates = (text.charAt(end) == '.' && !point) || text.charAt(end) == ',';
            if (!isDigit(text, end) && !(separates && isDigit(text, end + 1))) {
                break;
            }
            point |= text.charAt(end) == '.';
            end++;
        }
        return end;
    }

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Whether the text says any number at all, in digits or in words. */
    static boolean anyIn(String narrow) {
        return narrow.chars().anyMatch(c -> c >= '0' && c <= '9')
                || IN_WORDS.matcher(narrow).find();
    }
}
