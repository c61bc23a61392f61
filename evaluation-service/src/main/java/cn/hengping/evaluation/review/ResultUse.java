package cn.hengping.evaluation.review;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.review.ReviewRefusal.NotApprovedYet;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** What a result means for the next budget (结果应用): a note to whoever sets it, never a figure. */
public record ResultUse(
        UUID id,
        UUID evaluationId,
        String projectCode,
        int year,
        int nextYear,
        UnitPath unitPath,
        Use use,
        String note,
        @Nullable BigDecimal total,
        @Nullable String grade,
        String notedBy,
        Instant notedAt) {
    private static final int MOST_CHARACTERS = 1_000;

    /** What is advised: keep, raise, cut, shift, stop. */
    public enum Use {
        KEEP,
        RAISE,
        CUT,
        SHIFT,
        STOP
    }

    /** What is noted. */
    public record Note(Use use, String note) {}

    static ResultUse note(UUID id, SelfEvaluation evaluation, Note note, Command command) {
        command.actor().requireRole(CAMPAIGN_MANAGER, BUREAU_HEAD);
        command.actor().requireScope(evaluation.project().unitPath());
        if (!evaluation.stage().equals(Stage.APPROVED)) {
            throw new NotApprovedYet(evaluation.stage().value()).asError();
        }
        if (note.note().isBlank() || note.note().length() > MOST_CHARACTERS) {
            NotAcceptable.unless(List.of(Fault.at("/note", "TextLength", 1, MOST_CHARACTERS)));
        }
        var sheet = evaluation.scores();
        return new ResultUse(
                id,
                evaluation.id(),
                evaluation.project().projectCode(),
                evaluation.project().year(),
                evaluation.project().year() + 1,
                evaluation.project().unitPath(),
                note.use(),
                note.note(),
                sheet.total(),
                sheet.grade(),
                command.actor().account(),
                command.at());
    }
}
