package cn.hengping.evaluation.selfevaluation.postgres;

import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.Preparation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SignOff;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps of an evaluation after a command: where it is, and the parts that the command touched. What is not here
 * stands in the last line before that has it. So a signature writes a few hundred bytes and not the whole evaluation.
 *
 * @param preparation absent where the command left it alone
 * @param signOff without project, money and chain where the command left those alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Kept(UUID id, String stage, long version, @Nullable Preparation preparation, SignOff signOff) {

    static Kept of(
            UUID id,
            String stage,
            long version,
            @Nullable Preparation preparation,
            @Nullable Frozen frozen,
            @Nullable SignOff signOff) {
        return new Kept(
                id, stage, version, preparation, signOff == null ? SignOff.NOTHING : Frozen.with(signOff, frozen));
    }

    /** The one of two states, without what both have in common. */
    static Kept beside(SelfEvaluation one, SelfEvaluation other) {
        return new Kept(
                one.id(),
                one.stage().value(),
                one.version(),
                Objects.equals(one.preparation(), other.preparation()) ? null : one.preparation(),
                Frozen.isSame(one.signOff(), other.signOff()) ? Frozen.without(one.signOff()) : one.signOff());
    }

    /** With what earlier lines have of the parts that are absent here; an evaluation that is being drafted has nothing frozen. */
    Kept over(@Nullable Preparation earlier, @Nullable Frozen frozen) {
        return new Kept(
                id,
                stage,
                version,
                preparation == null ? earlier : preparation,
                Frozen.of(signOff) == null ? Frozen.with(signOff, frozen) : signOff);
    }
}
