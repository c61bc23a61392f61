package cn.hengping.budget.execution;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A file of payments on its way into the ledger (支付导入).
 *
 * <p>Rows are counted as they are read; each ends up stored, repeated (its voucher was recorded before, with the same amount
 * for the same project, which changes nothing) or bad. A dry run stores none.
 */
public record PaymentImport(
        UUID id,
        Actor importer,
        UnitPath unitPath,
        Mode mode,
        State state,
        String fileName,
        String sha256,
        long bytes,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Counts counts,
        @Nullable Reason refusal) {

    /** What to do with a file that has bad rows. */
    public enum Mode {
        /** Check everything, store nothing. */
        DRY_RUN,
        /** Hold the file, as the integrated system's statement, against what is recorded here (对账); store nothing. */
        COMPARE,
        /** Store all rows, or none when one of them is bad. */
        ALL_OR_NOTHING,
        /** Store the good rows, and give the bad ones back. */
        GOOD_ROWS
    }

    public enum State {
        /** The file is here; nothing was read yet, or not to the end. */
        RECEIVED,
        /** Every row is read; the good ones are on their way into the ledger. */
        READ,
        /** Everything that the mode stores is stored. */
        DONE,
        /** The file as a whole was refused, or one bad row stopped all of them; nothing is stored. */
        REFUSED
    }

    public record Counts(int read, int bad, int good, int stored, int repeated) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    /** Why the whole file was refused: the refusal's name and its title's arguments. */
    public record Reason(String code, List<String> arguments) {
        public Reason {
            arguments = List.copyOf(arguments);
        }

        static Reason of(Refusal refusal) {
            return new Reason(refusal.getClass().getSimpleName(), refusal.arguments());
        }
    }

    /** Whether nothing in the file stopped its reading. */
    boolean wasReadToItsEnd() {
        return isFinished() && (refusal == null || refusal.code().equals("BadRows"));
    }

    public boolean isFinished() {
        return state == State.DONE || state == State.REFUSED;
    }
}
