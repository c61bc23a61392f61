package cn.hengping.evaluation.selfevaluation.postgres;

import java.util.Objects;

import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.selfevaluation.SignOff;
import cn.hengping.evaluation.signoff.SignOffChain;
import org.jspecify.annotations.Nullable;

/** The part of the sign-off that only a submission, or a way back to the unit, changes: a column of its own. */
record Frozen(
        @Nullable ApprovedProject project,
        @Nullable Execution frozen,
        @Nullable SignOffChain chain) {

    static @Nullable Frozen of(SignOff signOff) {
        return signOff.project() == null && signOff.frozen() == null && signOff.chain() == null
                ? null
                : new Frozen(signOff.project(), signOff.frozen(), signOff.chain());
    }

    /** Whether nothing of it was exchanged. What a command left alone is the very same object, which is seen at once. */
    static boolean isSame(SignOff one, SignOff other) {
        return Objects.equals(one.project(), other.project())
                && Objects.equals(one.frozen(), other.frozen())
                && Objects.equals(one.chain(), other.chain());
    }

    /** The sign-off without it. */
    static SignOff without(SignOff signOff) {
        return with(signOff, null);
    }

    static SignOff with(SignOff signOff, @Nullable Frozen frozen) {
        return new SignOff(
                frozen == null ? null : frozen.project(),
                frozen == null ? null : frozen.frozen(),
                signOff.signatures(),
                signOff.everSigned(),
                signOff.submittedBy(),
                signOff.moves(),
                signOff.sitting(),
                frozen == null ? null : frozen.chain(),
                signOff.onRecord());
    }
}
