package cn.hengping.evaluation.scoring.typed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a day as people type it: {@code 2024-09-30}, {@code 2024年9月30日前}, {@code 20240930}, {@code 12月底前}.
 *
 * <p>A month without a day is its last day; "before the 30th" includes the 30th. A day without a year needs the budget year.
 */
public final class TypedDate {
    private static final int MOST_CHARACTERS = 40;
    private static final Pattern TIME_OF_DAY = Pattern.compile("(T| +)[0-9]{1,2}:[0-9:.+Z-]+$");
    private static final Pattern AROUND =
            Pattern.compile("^(在|于|截至|截止|到|至)+|(之前|以前|前)?((已经?|全部)*(完成|办结|完工))?(之前|以前|前)?$");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})(?:月?|月份?[底末])");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})年?[底末年]?");
    private static final Pattern DAY_OF_THE_YEAR = Pattern.compile("(\\d{1,2})[月](\\d{1,2})[日号]?");
    private static final Pattern MONTH_OF_THE_YEAR = Pattern.compile("(\\d{1,2})月份?[底末]?");
    private static final Pattern QUARTER = Pattern.compile("(?:(\\d{4})年)?第?([1-4])季度[底末]?");
    private static final Pattern HALF = Pattern.compile("(?:(\\d{4})年)?(上|下)半年[底末]?");
    private static final Pattern END_OF_THE_YEAR = Pattern.compile("(当年|本年|年)?年?[底末]");

    private TypedDate() {}

    /** The day, or nothing where there is none; {@code year} is the budget year, for dates that name none. */
    public static Optional<LocalDate> of(String typed, @Nullable Integer year) {
        if (typed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var day = TIME_OF_DAY.matcher(Plain.of(typed)).replaceFirst("");
        var text = ChineseNumeral.inDigits(day).replace(" ", "");
        var bare = AROUND.matcher(text).replaceAll("");
        try {
            return read(bare, year);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> read(String text, @Nullable Integer year) {
        for (var form : new Pattern[] {DAY, COMPACT}) {
            var day = form.matcher(text);
            if (day.matches()) {
                return Optional.of(LocalDate.of(number(day, 1), number(day, 2), number(day, 3)));
            }
        }
        var month = MONTH.matcher(text);
        if (month.matches()) {
            return Optional.of(YearMonth.of(number(month, 1), number(month, 2)).atEndOfMonth());
        }
        var wholeYear = YEAR.matcher(text);
        if (wholeYear.matches()) {
            return Optional.of(LocalDate.of(number(wholeYear, 1), 12, 31));
        }
        return part(text, year).or(() -> Optional.ofNullable(year).flatMap(budgetYear -> within(text, budgetYear)));
    }

    /** The last day of a quarter or of a half year. */
    private static Optional<LocalDate> part(String text, @Nullable Integer year) {
        var quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            return endOf(quarter.group(1), year, number(quarter, 2) * 3);
        }
        var half = HALF.matcher(text);
        return half.matches() ? endOf(half.group(1), year, half.group(2).equals("上") ? 6 : 12) : Optional.empty();
    }

    private static Optional<LocalDate> endOf(@Nullable String named, @Nullable Integer year, int month) {
        return Optional.ofNullable(named)
                .map(Integer::valueOf)
                .or(() -> Optional.ofNullable(year))
                .map(of -> YearMonth.of(of, month).atEndOfMonth());
    }

    private static Optional<LocalDate> within(String text, int year) {
        var day = DAY_OF_THE_YEAR.matcher(text);
        if (day.matches()) {
            return Optional.of(LocalDate.of(year, number(day, 1), number(day, 2)));
        }
        var month = MONTH_OF_THE_YEAR.matcher(text);
        if (month.matches()) {
            return Optional.of(YearMonth.of(year, number(month, 1)).atEndOfMonth());
        }
        return END_OF_THE_YEAR.matcher(text).matches() ? Optional.of(LocalDate.of(year, 12, 31)) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
