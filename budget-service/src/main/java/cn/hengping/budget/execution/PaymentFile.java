package cn.hengping.budget.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import cn.hengping.budget.execution.ImportRefusal.TooManyBadRows;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.budget.upload.UploadRefusal.TitlesMissing;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetReader.Row;
import cn.hengping.platform.sheet.SheetRefusal.SheetTooLarge;
import cn.hengping.platform.sheet.Spool;
import org.jspecify.annotations.Nullable;

/** An uploaded table of payments on disk, read in stretches. It blocks, and is confined to one reader at a time. */
public final class PaymentFile implements AutoCloseable {
    static final long MOST_BYTES = 64L << 20;
    static final SheetTooLarge TOO_LARGE = new SheetTooLarge(MOST_BYTES);
    private static final Limits LIMITS = new Limits(MOST_BYTES, 1_000_010, 60, 2_000);
    /** Beyond so many it is the wrong file. */
    static final int MOST_BAD_ROWS = 20_000;

    private static final int FIRST_STRETCH = 200;
    private static final int STRETCH = 5_000;

    private final Spool spool;
    private final SheetReader sheet;
    private @Nullable PaymentTable table;
    private List<String> titles = List.of();
    private final SeenVouchers vouchers = new SeenVouchers();
    private int length = FIRST_STRETCH;
    private int settled;
    private int badRows;

    private PaymentFile(Spool spool) {
        this.spool = spool;
        this.sheet = SheetReader.open(spool.file(), LIMITS);
    }

    /** A stretch of rows: the payments, what was wrong with the others and how many those are, and the number of the last row. */
    public record Stretch(PaymentTable table, List<PaymentLine> good, List<RowFault> faults, int bad, int lastRow) {
        public Stretch {
            good = List.copyOf(good);
            faults = List.copyOf(faults);
        }

        boolean isEmpty() {
            return good.isEmpty() && bad == 0;
        }

        public int rows() {
            return good.size() + bad;
        }

        Set<String> projects() {
            var projects = new LinkedHashSet<String>();
            good.forEach(line -> projects.add(line.projectCode()));
            return projects;
        }

        List<String> vouchers() {
            return good.stream().map(line -> line.payment().voucherNumber()).toList();
        }
    }

    /** Opens what was spooled; the file goes when this is closed. */
    static PaymentFile of(Spool spool) {
        try {
            return new PaymentFile(spool);
        } catch (RuntimeException e) {
            spool.delete();
            throw e;
        }
    }

    /** The table by its titles; refused when there are none. */
    PaymentTable table() {
        while (table == null) {
            var row = sheet.next();
            if (row == null) {
                throw new TitlesMissing().asError();
            }
            table = PaymentTable.titledBy(row).orElse(null);
            titles = row.cells();
        }
        return table;
    }

    /** The titles as the uploader wrote them. */
    List<String> titles() {
        table();
        return titles;
    }

    /** The next row under the titles, or null at the end. */
    @Nullable
    Row next() {
        table();
        return sheet.next();
    }

    /** Rows up to this one are only read for the vouchers that they name: their outcome is kept already. */
    PaymentFile after(int settled) {
        this.settled = settled;
        return this;
    }

    /**
     * The next stretch; an empty one is the end. A voucher that the file names twice is bad from the second time on. The first
     * stretch is a short one, so that the first faults are told soon.
     */
    Stretch stretch() {
        var titled = table();
        var good = new ArrayList<PaymentLine>();
        var faults = new ArrayList<RowFault>();
        var bad = 0;
        var last = settled;
        while (good.size() + bad < length) {
            var row = sheet.next();
            if (row == null) {
                break;
            }
            last = row.number();
            var reading = once(titled, titled.read(row));
            if (last <= settled) {
                continue;
            }
            switch (reading) {
                case PaymentTable.Reading.Good(var line) -> good.add(line);
                case PaymentTable.Reading.Bad(var found) -> {
                    bad++;
                    faults.addAll(found);
                }
            }
        }
        length = STRETCH;
        badRows += bad;
        if (badRows > MOST_BAD_ROWS) {
            throw new TooManyBadRows(MOST_BAD_ROWS).asError();
        }
        return new Stretch(titled, good, faults, bad, last);
    }

    private PaymentTable.Reading once(PaymentTable titled, PaymentTable.Reading reading) {
        if (reading instanceof PaymentTable.Reading.Good(var line)
                && !vouchers.add(line.payment().voucherNumber())) {
            return new PaymentTable.Reading.Bad(List.of(new RowFault(
                    line.row(),
                    titled.place(PaymentColumn.VOUCHER_NUMBER),
                    "VoucherTwiceInFile",
                    List.of(line.payment().voucherNumber()))));
        }
        return reading;
    }

    @Override
    public void close() {
        sheet.close();
        spool.delete();
    }
}
