package cn.hengping.evaluation.question;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * A question was asked, answered or settled.
 *
 * @param step ASK, ANSWER or SETTLE
 * @param concerned accounts whom it concerns; none: the unit's preparers
 * @param text of the question or of the answer; absent when it was settled
 */
public record QuestionMoved(
        UUID questionId,
        UUID evaluationId,
        UUID campaignId,
        String projectCode,
        UnitPath unitPath,
        String step,
        @Nullable String pointer,
        @Nullable String text,
        List<String> concerned,
        String account,
        long version,
        Instant at)
        implements Event {
    public QuestionMoved {
        concerned = List.copyOf(concerned);
    }

    static QuestionMoved of(
            String step, Question after, @Nullable String text, SelfEvaluation evaluation, String account, Instant at) {
        return new QuestionMoved(
                after.id(),
                evaluation.id(),
                evaluation.campaign().id(),
                evaluation.project().projectCode(),
                evaluation.project().unitPath(),
                step,
                after.pointer(),
                text,
                step.equals("ASK")
                        ? after.mentioned()
                        : after.others(account).stream().sorted().toList(),
                account,
                after.version(),
                at);
    }

    @Override
    public String topic() {
        return "evaluation.self-evaluation";
    }

    @Override
    public String type() {
        return "QuestionMoved.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}
