package cn.hengping.budget.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.UnitPath;

/**
 * A roster that somebody brought (批量登记), and what became of its rows: stored, repeated (here already, and the same) or bad.
 *
 * @param stored whether the good rows are in; not after a dry run, and not when one bad row stopped all
 */
public record Onboarding(
        UUID id,
        Roster roster,
        Mode mode,
        String fileName,
        String sha256,
        String account,
        UnitPath unitPath,
        Instant at,
        boolean stored,
        int read,
        int good,
        int repeated,
        int bad,
        List<RowFault> faults) {

    /** What to do with a roster that has bad rows. */
    public enum Mode {
        DRY_RUN,
        ALL_OR_NOTHING,
        GOOD_ROWS;

        boolean stores(int bad) {
            return this == GOOD_ROWS || (this == ALL_OR_NOTHING && bad == 0);
        }
    }

    public Onboarding {
        faults = List.copyOf(faults);
    }
}
