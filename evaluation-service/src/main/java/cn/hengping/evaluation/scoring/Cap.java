package cn.hengping.evaluation.scoring;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A limit that a rule set puts on what can be reached (封顶).
 *
 * @param percent the execution rate below which it holds, or the percent of its weight that a line keeps
 * @param grade the best grade that is left, for caps of the grade
 */
public record Cap(When when, BigDecimal percent, @Nullable String grade) {

    /** What a cap answers to. */
    public enum When {
        /** The execution rate lies below the percent: the grade is at most the one named. */
        EXECUTION_BELOW,
        /** No file supports a line: the line gets at most this percent of its weight. */
        EVIDENCE_MISSING
    }
}
