package cn.hengping.evaluation.project;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the bureau changed of a project after it had approved it (调整): by which document, why, place by place.
 *
 * @param edition which edition of the project it made; the first is the approval itself
 */
public record Adjustment(int edition, String documentNumber, String reason, List<Change> changes, Instant adjustedAt) {

    /** One place of the project, such as {@code /objective/indicators/q-reports/target}; absent where nothing stood or stands. */
    public record Change(
            String place, @Nullable String before, @Nullable String after) {}

    /** An adjustment, and when it was known here. */
    public record Known(Adjustment adjustment, Instant knownAt) {}

    public Adjustment {
        changes = List.copyOf(changes);
    }
}
