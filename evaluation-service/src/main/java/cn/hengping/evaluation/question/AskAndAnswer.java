package cn.hengping.evaluation.question;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.people.Staff;
import cn.hengping.evaluation.question.QuestionRefusal.NoSuchQuestion;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NoSuchSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks and answers, for whoever sees the evaluation. */
@Component
public class AskAndAnswer {
    private final SelfEvaluations evaluations;
    private final Questions questions;
    private final Staff staff;
    private final Ids ids;
    private final CommandLog log;

    AskAndAnswer(SelfEvaluations evaluations, Questions questions, Staff staff, Ids ids, CommandLog log) {
        this.evaluations = evaluations;
        this.questions = questions;
        this.staff = staff;
        this.ids = ids;
        this.log = log;
    }

    public Mono<List<Question>> of(UUID evaluationId, Actor actor) {
        return evaluations.get(evaluationId, actor).flatMap(seen -> questions.of(seen.id()));
    }

    public Mono<Question> ask(UUID evaluationId, Question.Asked asked, Command command) {
        return evaluations
                .get(evaluationId, command.actor())
                .flatMap(evaluation -> Mono.zip(
                                questions.of(evaluationId),
                                staff.around(
                                        evaluation.project().unitPath(),
                                        evaluation.project().departmentPath()))
                        .map(known -> Question.ask(
                                ids.next(), evaluation, asked, known.getT1().size(), known.getT2(), command))
                        .flatMap(after -> save("ASK", null, after, after.text(), evaluation, command)))
                .as(work -> log.once(command, Question.class, work));
    }

    public Mono<Question> answer(UUID id, String text, Command command) {
        return seen(id, command.actor())
                .flatMap(at -> save(
                        "ANSWER", at.question(), at.question().answer(text, command), text, at.evaluation(), command))
                .as(work -> log.once(command, Question.class, work));
    }

    public Mono<Question> settle(UUID id, Command command) {
        return seen(id, command.actor())
                .flatMap(at ->
                        save("SETTLE", at.question(), at.question().settle(command), null, at.evaluation(), command))
                .as(work -> log.once(command, Question.class, work));
    }

    private record At(Question question, SelfEvaluation evaluation) {}

    /** Whoever does not see the evaluation does not learn that there is a question. */
    private Mono<At> seen(UUID id, Actor actor) {
        return questions
                .get(id)
                .flatMap(question ->
                        evaluations.get(question.evaluationId(), actor).map(evaluation -> new At(question, evaluation)))
                .onErrorMap(AskAndAnswer::isUnseen, _ -> new NoSuchQuestion(id).asError());
    }

    private static boolean isUnseen(Throwable failure) {
        return failure instanceof Refused refused && refused.refusal() instanceof NoSuchSelfEvaluation;
    }

    private Mono<Question> save(
            String step,
            @Nullable Question before,
            Question after,
            @Nullable String text,
            SelfEvaluation evaluation,
            Command command) {
        var event =
                QuestionMoved.of(step, after, text, evaluation, command.actor().account(), command.at());
        return questions.save(before, after, event, command);
    }
}
