package cn.hengping.budget.execution;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import cn.hengping.budget.execution.PaymentFile.Stretch;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * The good rows of a file, as the first way through it read them: in a temporary file, so that nobody parses a workbook twice. A
 * file whose rows weigh more than allowed is not kept, and read anew instead. It blocks, and is confined to one run.
 */
final class GoodRows implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final long MOST_BYTES = 256L << 20;
    /** So many are stored at once: their projects are held for as long as that takes. */
    private static final int STRETCH = 10_000;

    private final Path file;
    private final DataOutputStream out;
    private @Nullable PaymentTable table;
    private int rows;
    private boolean isTooMuch;

    GoodRows() {
        try {
            file = Files.createTempFile("hengping-rows", null);
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Stretch stretch) {
        table = stretch.table();
        try {
            for (var line : stretch.good()) {
                isTooMuch |= out.size() > MOST_BYTES;
                if (!isTooMuch) {
                    write(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(PaymentLine line) throws IOException {
        var payment = line.payment();
        out.writeInt(line.row());
        out.writeUTF(line.projectCode());
        out.writeUTF(payment.voucherNumber());
        out.writeUTF(payment.source().name());
        out.writeUTF(payment.itemCode());
        out.writeLong(payment.amountYuan().yuan().unscaledValue().longValueExact());
        out.writeLong(payment.date().toEpochDay());
        out.writeUTF(payment.summary());
        rows++;
    }

    /** Nothing more is added. Says whether all of them are here. */
    boolean end() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !isTooMuch && table != null;
    }

    /** From the first row on, once more. */
    Reader read() {
        try {
            return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One way through the rows. */
    final class Reader implements AutoCloseable {
        private final DataInputStream in;
        private int read;

        private Reader(DataInputStream in) {
            this.in = in;
        }

        /** The next stretch, of no more projects than the ledger takes at once; an empty one is the end. */
        Stretch stretch() {
            var good = new ArrayList<PaymentLine>();
            var projects = new HashSet<String>();
            try {
                while (good.size() < STRETCH && projects.size() < Ledger.MOST_AT_ONCE && read < rows) {
                    var line = line();
                    good.add(line);
                    projects.add(line.projectCode());
                    read++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var last = good.isEmpty() ? 0 : good.getLast().row();
            return new Stretch(java.util.Objects.requireNonNull(table), good, List.of(), 0, last);
        }

        private PaymentLine line() throws IOException {
            var row = in.readInt();
            var project = in.readUTF();
            var voucher = in.readUTF();
            var source = FundSource.valueOf(in.readUTF());
            var item = in.readUTF();
            var amount = new Money(BigDecimal.valueOf(in.readLong(), 2));
            var date = LocalDate.ofEpochDay(in.readLong());
            return new PaymentLine(row, project, new Payment(voucher, source, item, amount, date, in.readUTF()));
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
