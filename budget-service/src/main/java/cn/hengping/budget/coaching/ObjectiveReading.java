package cn.hengping.budget.coaching;

import static cn.hengping.budget.coaching.HintKind.NUMBER_WITHOUT_INDICATOR;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import cn.hengping.budget.coaching.Numbers.Found;

/** Reads the objective's text for numbers that no indicator will measure. Dates, amounts of money and numbering are none of them. */
final class ObjectiveReading {
    private static final BigDecimal WAN = new BigDecimal("10000");
    private static final String AFTER_A_DATE = "年月日号";
    private static final String AFTER_A_NUMBERING = ")、.；;";
    private static final String BEFORE_A_NAME = "第〔[【《×xX/-_";

    private ObjectiveReading() {}

    static List<Hint> hints(Draft draft) {
        var text = Draft.text(draft.objective());
        if (draft.lines().isEmpty() || text.isEmpty()) {
            return List.of();
        }
        var narrow = Numbers.narrow(text);
        var measured = measured(draft);
        var hints = new ArrayList<Hint>();
        for (var found : Numbers.in(narrow)) {
            if (isQuantity(narrow, found) && !measured.contains(plain(scaled(narrow, found)))) {
                var words = text.substring(found.from(), found.to());
                hints.add(new Hint(NUMBER_WITHOUT_INDICATOR, "/objective", found.from(), found.to(), List.of(words)));
            }
        }
        return hints;
    }

    private static Set<String> measured(Draft draft) {
        var measured = new HashSet<String>();
        for (var line : draft.lines()) {
            for (var text : List.of(Draft.text(line.target()), Draft.text(line.name()))) {
                var narrow = Numbers.narrow(text);
                var inWan = Draft.text(line.measure()).startsWith("万");
                for (var found : Numbers.in(narrow)) {
                    var value = scaled(narrow, found);
                    measured.add(plain(value));
                    measured.add(plain(inWan ? value.multiply(WAN) : value));
                }
            }
        }
        return measured;
    }

    private static BigDecimal scaled(String text, Found found) {
        return at(text, found.to()) == '万' ? found.value().multiply(WAN) : found.value();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static boolean isQuantity(String text, Found found) {
        var before = at(text, found.from() - 1);
        var after = at(text, found.to());
        return AFTER_A_DATE.indexOf(after) < 0
                && BEFORE_A_NAME.indexOf(before) < 0
                && !isLatin(before)
                && !isLatin(after)
                && after != '×'
                && !isMoney(text, found.to())
                && !isNumbering(before, after)
                && !text.startsWith("24小时", found.from())
                && at(text, found.to()) != '〕';
    }

    private static boolean isMoney(String text, int at) {
        return text.startsWith("元", at) || text.startsWith("万元", at) || text.startsWith("亿元", at);
    }

    private static boolean isNumbering(char before, char after) {
        var begins = before == ' ' || "。；;\n(：:，".indexOf(before) >= 0;
        return begins && AFTER_A_NUMBERING.indexOf(after) >= 0;
    }

    private static boolean isLatin(char one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    }

    /** A blank where the text has ended. */
    private static char at(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }
}
