package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A self-evaluation took a step: who, in which post, from where to where. The sequence has no gaps.
 *
 * @param accounts whom the step names: who takes over, advises, signs as well, gets a copy
 * @param dueOn until when the desk where it lies now should be done with it
 * @param total of the declared scores as they stood at this step, points; nobody has approved it yet. The trail keeps none
 * @param grade that this total would give
 */
public record SelfEvaluationMoved(
        UUID evaluationId,
        UUID campaignId,
        String projectCode,
        int year,
        UnitPath unitPath,
        String step,
        String from,
        String to,
        String account,
        String post,
        List<Reason> reasons,
        List<String> accounts,
        @Nullable String remark,
        @Nullable String onBehalfOf,
        @Nullable LocalDate dueOn,
        @Nullable String total,
        @Nullable String grade,
        long sequence,
        Instant at)
        implements Event {

    public SelfEvaluationMoved {
        reasons = List.copyOf(reasons);
        accounts = List.copyOf(accounts);
    }

    static SelfEvaluationMoved of(
            SelfEvaluation before, SelfEvaluation after, SelfEvaluation.Ask ask, Command command) {
        var sitting = after.signOff().sitting();
        var scores = after.scores();
        var total = scores.total();
        return new SelfEvaluationMoved(
                after.id(),
                after.campaign().id(),
                after.project().projectCode(),
                after.project().year(),
                after.project().unitPath(),
                ask.step().name(),
                before.stage().value(),
                after.stage().value(),
                command.actor().account(),
                command.actor().post().toString(),
                ask.reasons(),
                ask.accounts(),
                ask.remark(),
                ask.onBehalfOf(),
                sitting == null ? null : sitting.dueOn(),
                total == null ? null : total.toPlainString(),
                scores.grade(),
                after.signOff().moves(),
                command.at());
    }

    @Override
    public String topic() {
        return "evaluation.self-evaluation";
    }

    @Override
    public String type() {
        return "SelfEvaluationMoved.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}
