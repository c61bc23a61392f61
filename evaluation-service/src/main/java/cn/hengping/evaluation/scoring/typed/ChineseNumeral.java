package cn.hengping.evaluation.scoring.typed;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns numbers that are written in Chinese into digits: {@code 三百二十}, {@code 贰拾万}, {@code 百分之九十五}, {@code 九成五},
 * {@code 二〇二四}.
 *
 * <p>Only what can be read in one way: {@code 三百二} and {@code 三四百} stay as they are, and are then no number.
 */
final class ChineseNumeral {
    private static final int MOST_CHARACTERS = 20;
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Map<Character, Character> FORMAL = Map.ofEntries(
            Map.entry('〇', '零'),
            Map.entry('两', '二'),
            Map.entry('壹', '一'),
            Map.entry('贰', '二'),
            Map.entry('叁', '三'),
            Map.entry('肆', '四'),
            Map.entry('伍', '五'),
            Map.entry('陆', '六'),
            Map.entry('柒', '七'),
            Map.entry('捌', '八'),
            Map.entry('玖', '九'),
            Map.entry('拾', '十'),
            Map.entry('佰', '百'),
            Map.entry('仟', '千'));
    private static final String SIGNS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final Pattern SHARE = Pattern.compile("(百|千)分之([" + SIGNS + "点0-9.]+)");
    private static final Pattern TENTHS = Pattern.compile("([一二三四五六七八九0-9])成([一二三四五六七八九0-9]?)(?!本|果|功|立|员|交|效|绩|长|品)");
    private static final Pattern RUN = Pattern.compile("[" + SIGNS + "]+(点[零〇一二三四五六七八九]+)?");

    private ChineseNumeral() {}

    /** The same text with its numerals in digits, wherever they can be read in one way. */
    static String inDigits(String text) {
        var shares = SHARE.matcher(text.replace("百分百", "100%"))
                .replaceAll(share -> (share.group(2).equals("百") ? "100" : inDigits(share.group(2)))
                        + (share.group(1).equals("百") ? "%" : "‰"));
        var tenths = TENTHS.matcher(shares)
                .replaceAll(found ->
                        digit(found.group(1)) + (found.group(2).isEmpty() ? "0" : digit(found.group(2))) + "%");
        return RUN.matcher(tenths).replaceAll(run -> read(run.group()).orElse(run.group()));
    }

    private static String digit(String one) {
        var at = DIGITS.indexOf(one);
        return at < 0 ? one : String.valueOf(at);
    }

    private static Optional<String> read(String run) {
        var point = run.indexOf('点');
        var whole = plain(point < 0 ? run : run.substring(0, point));
        if (whole.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var number = isOneByOne(whole) ? Optional.of(oneByOne(whole)) : grouped(whole);
        return number.map(digits -> point < 0 ? digits : digits + "." + oneByOne(plain(run.substring(point + 1))));
    }

    private static String plain(String run) {
        var plain = new StringBuilder();
        run.chars().forEach(one -> plain.append(FORMAL.getOrDefault((char) one, (char) one)));
        return plain.toString();
    }

    private static boolean isOneByOne(String run) {
        return run.chars().allMatch(one -> DIGITS.indexOf(one) >= 0) && run.length() != 2;
    }

    private static String oneByOne(String run) {
        var digits = new StringBuilder();
        run.chars().forEach(one -> digits.append(DIGITS.indexOf(one)));
        return digits.toString();
    }

    /** {@code 三亿二千万零五}: hundreds of millions, then tens of thousands, then the rest. */
    private static Optional<String> grouped(String run) {
        return part(
                        run,
                        '亿',
                        new BigDecimal("100000000"),
                        rest -> part(rest, '万', new BigDecimal("10000"), ChineseNumeral::section))
                .map(BigDecimal::toPlainString);
    }

    /** One reading of a part of a numeral. */
    private interface Part {
        Optional<BigDecimal> read(String run);
    }

    private static Optional<BigDecimal> part(String run, char unit, BigDecimal factor, Part rest) {
        var at = run.lastIndexOf(unit);
        if (at < 0) {
            return rest.read(run);
        }
        var above = rest.read(run.substring(0, at)).map(factor::multiply);
        var after = run.substring(at + 1);
        if (after.isEmpty()) {
            return above;
        }
        var bare = after.startsWith("零") ? after.substring(1) : after;
        var isFull = after.startsWith("零") || bare.length() > 1;
        return isFull
                ? above.flatMap(number -> rest.read(bare)
                        .filter(less -> less.compareTo(factor) < 0)
                        .map(number::add))
                : Optional.empty();
    }

    /** A number below ten thousand: thousands, hundreds, tens, ones; a place that is left out is said (零). */
    private static Optional<BigDecimal> section(String run) {
        var number = 0;
        var below = 10_000;
        var skipped = false;
        for (var i = 0; i < run.length(); ) {
            if (run.charAt(i) == '零') {
                if (i == 0 || skipped || i == run.length() - 1) {
                    return Optional.empty();
                }
                skipped = true;
                i++;
                continue;
            }
            var ten = run.charAt(i) == '十' && i == 0;
            var digit = ten ? 1 : DIGITS.indexOf(run.charAt(i));
            var next = ten ? i : i + 1;
            var unit = next < run.length() ? "十百千".indexOf(run.charAt(next)) : -1;
            var factor = unit < 0 ? 1 : (int) Math.pow(10, unit + 1.0);
            var gap = below != 10_000 && factor * 10 < below;
            if (digit < 1 || factor >= below || gap != skipped || (unit < 0 && next < run.length())) {
                return Optional.empty();
            }
            number += digit * factor;
            below = factor;
            skipped = false;
            i = unit < 0 ? next : next + 1;
        }
        return number == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(number));
    }
}
