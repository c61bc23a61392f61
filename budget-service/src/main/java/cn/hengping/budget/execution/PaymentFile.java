package cn.hengping.budget.execution;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.upload.RowFault;
import cn.hengping.budget.upload.Spool;
import cn.hengping.budget.upload.UploadRefusal.TitlesMissing;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetReader.Row;
import cn.hengping.platform.sheet.SheetRefusal.SheetTooLarge;
import org.jspecify.annotations.Nullable;

/** An uploaded table of payments on disk, read in stretches. It blocks, and is confined to one reader at a time. */
final class PaymentFile implements AutoCloseable {
    static final long MOST_BYTES = 64L << 20;
    static final SheetTooLarge TOO_LARGE = new SheetTooLarge(MOST_BYTES);
    private static final Limits LIMITS = new Limits(MOST_BYTES, 1_000_010, 60, 2_000);
    private static final int STRETCH = 2_000;

    private final Spool spool;
    private final SheetReader sheet;
    private @Nullable PaymentTable table;
    private List<String> titles = List.of();

    private PaymentFile(Spool spool) {
        this.spool = spool;
        this.sheet = SheetReader.open(spool.file(), LIMITS);
    }

    /** A stretch of rows: the payments, what was wrong with the others, and how many those are. */
    record Stretch(List<PaymentLine> good, List<RowFault> faults, int bad) {
        boolean isEmpty() {
            return good.isEmpty() && bad == 0;
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

    /** The next stretch; an empty one is the end. */
    Stretch stretch() {
        var titled = table();
        var good = new ArrayList<PaymentLine>();
        var faults = new ArrayList<RowFault>();
        var bad = 0;
        while (good.size() + bad < STRETCH) {
            var row = sheet.next();
            if (row == null) {
                break;
            }
            switch (titled.read(row)) {
                case PaymentTable.Reading.Good(var line) -> good.add(line);
                case PaymentTable.Reading.Bad(var found) -> {
                    bad++;
                    faults.addAll(found);
                }
            }
        }
        return new Stretch(good, faults, bad);
    }

    @Override
    public void close() {
        sheet.close();
        spool.delete();
    }
}
