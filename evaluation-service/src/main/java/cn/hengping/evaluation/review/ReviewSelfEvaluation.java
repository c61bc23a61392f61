package cn.hengping.evaluation.review;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reviews an approved evaluation, has things put right, and notes what the result is used for. */
@Component
public class ReviewSelfEvaluation {
    private final SelfEvaluations evaluations;
    private final Reviews reviews;
    private final WorkingCalendar calendar;
    private final Ids ids;
    private final CommandLog log;

    ReviewSelfEvaluation(
            SelfEvaluations evaluations, Reviews reviews, WorkingCalendar calendar, Ids ids, CommandLog log) {
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.calendar = calendar;
        this.ids = ids;
        this.log = log;
    }

    public Mono<Review> review(UUID evaluationId, Review.Request request, Command command) {
        return Mono.zip(
                        evaluations.get(evaluationId, command.actor()),
                        reviews.find(evaluationId).collectList())
                .flatMap(known -> reviews.save(
                        last(known.getT2()), Review.of(known.getT1(), last(known.getT2()), request, command), command))
                .as(work -> log.once(command, Review.class, work));
    }

    private static @Nullable Review last(List<Review> found) {
        return found.isEmpty() ? null : found.getLast();
    }

    public Mono<Rectification> order(UUID evaluationId, Rectification.Order order, Command command) {
        return evaluations
                .get(evaluationId, command.actor())
                .map(evaluation -> Rectification.order(ids.next(), evaluation, order, calendar, command))
                .flatMap(ordered -> reviews.add(ordered, command))
                .as(work -> log.once(command, Rectification.class, work));
    }

    public Mono<Rectification> answer(UUID id, String measures, Command command) {
        return reviews.rectification(id, command.actor())
                .flatMap(open -> reviews.save(open, open.answer(measures, command), "ANSWER_RECTIFICATION", command))
                .as(work -> log.once(command, Rectification.class, work));
    }

    public Mono<Rectification> decide(UUID id, Rectification.Decision decision, Command command) {
        return reviews.rectification(id, command.actor())
                .flatMap(answered -> reviews.save(
                        answered, answered.decide(decision, calendar, command), "DECIDE_RECTIFICATION", command))
                .as(work -> log.once(command, Rectification.class, work));
    }

    public Mono<ResultUse> note(UUID evaluationId, ResultUse.Note note, Command command) {
        return evaluations
                .get(evaluationId, command.actor())
                .map(evaluation -> ResultUse.note(ids.next(), evaluation, note, command))
                .flatMap(use -> reviews.add(use, command))
                .as(work -> log.once(command, ResultUse.class, work));
    }
}
