package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** A self-evaluation took a step: who, in which post, from where to where. The sequence has no gaps. */
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
        long sequence,
        Instant at)
        implements Event {

    public SelfEvaluationMoved {
        reasons = List.copyOf(reasons);
    }

    static SelfEvaluationMoved of(
            SelfEvaluation before, SelfEvaluation after, SelfEvaluation.Ask ask, Command command) {
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
