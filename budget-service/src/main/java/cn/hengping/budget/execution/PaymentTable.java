package cn.hengping.budget.execution;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.budget.upload.Titles;
import cn.hengping.platform.Money;
import cn.hengping.platform.sheet.SheetReader.Row;

/**
 * How a table of payments is read: which cell means what, and which cell means nothing.
 *
 * <p>Amounts are in yuan with at most two decimals, thousands commas allowed; dates are {@code 2024-03-01}, {@code 2024/3/1},
 * {@code 2024.3.1}, {@code 20240301} or {@code 2024年3月1日}.
 */
public final class PaymentTable {
    private static final Pattern AMOUNT = Pattern.compile("[-+]?(\\d{1,3}(,\\d{3})+|\\d{1,16})(\\.\\d{1,2}0*)?");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))(?:T00:00)?");
    private static final int PLAIN_DIGITS = 14;
    private static final Map<String, FundSource> SOURCES = Map.of(
            "当年财政拨款", FundSource.CURRENT_YEAR_APPROPRIATION,
            "财政拨款", FundSource.CURRENT_YEAR_APPROPRIATION,
            "上年结转资金", FundSource.CARRY_OVER,
            "上年结转", FundSource.CARRY_OVER,
            "其他资金", FundSource.OTHER);

    private final Map<PaymentColumn, Integer> columns;

    private PaymentTable(Map<PaymentColumn, Integer> columns) {
        this.columns = new EnumMap<>(columns);
    }

    /** The table whose titles this row holds; empty when it holds none, and refused when it holds only some. */
    public static Optional<PaymentTable> titledBy(Row row) {
        return Titles.in(row, List.of(PaymentColumn.values())).map(PaymentTable::new);
    }

    /** Where a column stands in this table, from 0. */
    public int place(PaymentColumn column) {
        return columns.getOrDefault(column, 0);
    }

    /** What a row says: a payment, or what is wrong with it. */
    public sealed interface Reading {
        record Good(PaymentLine line) implements Reading {}

        record Bad(List<RowFault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Reads a row; every bad cell is named at once. */
    public Reading read(Row row) {
        var faults = new ArrayList<RowFault>();
        var project = text(row, PaymentColumn.PROJECT_CODE, faults);
        var voucher = text(row, PaymentColumn.VOUCHER_NUMBER, faults);
        var item = text(row, PaymentColumn.ITEM_CODE, faults);
        var summary = text(row, PaymentColumn.SUMMARY, faults);
        var source = Optional.ofNullable(SOURCES.get(cell(row, PaymentColumn.SOURCE)));
        if (source.isEmpty()) {
            faults.add(fault(row, PaymentColumn.SOURCE, "SourceUnknown"));
        }
        var amount = amount(cell(row, PaymentColumn.AMOUNT));
        if (amount.isEmpty()) {
            faults.add(fault(row, PaymentColumn.AMOUNT, "AmountMalformed"));
        }
        var date = date(cell(row, PaymentColumn.DATE));
        if (date.isEmpty()) {
            faults.add(fault(row, PaymentColumn.DATE, "DateMalformed"));
        }
        if (!faults.isEmpty()) {
            return new Reading.Bad(faults);
        }
        var payment =
                new Payment(voucher, source.orElseThrow(), item, amount.orElseThrow(), date.orElseThrow(), summary);
        return new Reading.Good(new PaymentLine(row.number(), project, payment));
    }

    private String text(Row row, PaymentColumn column, List<RowFault> faults) {
        var text = cell(row, column);
        if (text.isEmpty()) {
            faults.add(fault(row, column, "CellEmpty"));
        }
        return text;
    }

    private String cell(Row row, PaymentColumn column) {
        return row.cell(place(column));
    }

    private RowFault fault(Row row, PaymentColumn column, String code) {
        return new RowFault(row.number(), place(column), code, List.of(cell(row, column)));
    }

    private static Optional<Money> amount(String text) {
        var fen = plainFen(text);
        return fen >= 0 ? Optional.of(new Money(BigDecimal.valueOf(fen, 2))) : writtenAmount(text);
    }

    /** Digits with at most two decimals, as nearly all amounts are written, in fen; -1 for any other text. */
    private static long plainFen(String text) {
        var point = text.indexOf('.');
        var decimals = point < 0 ? 0 : text.length() - point - 1;
        var isPlain = !text.isEmpty() && text.length() <= PLAIN_DIGITS && point != 0 && decimals <= 2;
        var fen = 0L;
        for (var i = 0; isPlain && i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            isPlain = i == point ? decimals > 0 : digit >= 0 && digit <= 9;
            fen = i == point ? fen : fen * 10 + digit;
        }
        return isPlain ? fen * (decimals == 0 ? 100 : decimals == 1 ? 10 : 1) : -1;
    }

    private static Optional<Money> writtenAmount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Money(new BigDecimal(text.replace(",", "")).stripTrailingZeros()));
    }

    private static Optional<LocalDate> date(String text) {
        var found = DATE.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var isPlain = found.group(4) != null;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(isPlain ? 4 : 2)),
                    Integer.parseInt(found.group(isPlain ? 5 : 3))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
