package cn.hengping.report.document.run;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.Edition;
import org.jspecify.annotations.Nullable;

/**
 * A job that prints the documents of all approved evaluations of a year below a place.
 *
 * @param projectCode of the one project that it is for; all when absent
 * @param tableCode by which form, where another than the usual is wanted
 * @param reportCode by which outline, where another than the usual is wanted
 * @param lane short jobs do not wait behind long ones
 */
public record PrintRun(
        UUID id,
        String account,
        UnitPath unitPath,
        int year,
        Edition edition,
        Lane lane,
        int total,
        int done,
        int refused,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String projectCode,
        @Nullable String tableCode,
        @Nullable String reportCode) {
    /** A job with so many evaluations or fewer goes into the small lane. */
    public static final int SMALL = 50;

    /** Each lane has a worker of its own. */
    public enum Lane {
        SMALL,
        LARGE
    }

    /** How one evaluation of the job came out. */
    public enum State {
        WAITING,
        DONE,
        REFUSED
    }

    /** One evaluation of a job: what became of it, and why it was refused if it was. */
    public record Item(
            int position,
            UUID evaluationId,
            long evaluationVersion,
            String projectCode,
            String projectName,
            State state,
            @Nullable String refusal,
            @Nullable String reason) {}

    public boolean isFinished() {
        return finishedAt != null;
    }
}
