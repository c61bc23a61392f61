package cn.hengping.budget.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is and what was known of a unit: its stretches, with who said so and when, and whom it came from and went to.
 *
 * @param lines by first day, and for one first day by when it was recorded
 */
public record UnitHistory(List<Line> lines, List<Kin> predecessors, List<Kin> successors) {

    /**
     * A stretch as it was recorded.
     *
     * @param supersededAt when something else was recorded in its place; absent for what is known now
     */
    public record Line(
            Unit unit,
            ChangeKind change,
            String reason,
            String documentNumber,
            String account,
            Instant recordedAt,
            @Nullable Instant supersededAt) {}

    /** Another unit that this one came from or went to, and when. */
    public record Kin(String unitCode, ChangeKind change, LocalDate on) {}

    public UnitHistory {
        lines = List.copyOf(lines);
        predecessors = List.copyOf(predecessors);
        successors = List.copyOf(successors);
    }
}
