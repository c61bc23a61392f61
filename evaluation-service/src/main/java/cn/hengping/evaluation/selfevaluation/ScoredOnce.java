package cn.hengping.evaluation.selfevaluation;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The scores of one state, worked out when first asked for and then kept: a signature needs them for its event, for the fact
 * of approval and for the answer. It says nothing of the state itself, so all of them are equal. Two threads that ask at once
 * work out the same.
 */
final class ScoredOnce {
    private volatile @Nullable ScoreSheet sheet;

    ScoreSheet or(Supplier<ScoreSheet> scores) {
        var known = sheet;
        if (known == null) {
            known = scores.get();
            sheet = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoredOnce;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "";
    }
}
