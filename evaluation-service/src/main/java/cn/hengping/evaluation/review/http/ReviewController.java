package cn.hengping.evaluation.review.http;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.project.ApprovedProjects;
import cn.hengping.evaluation.review.Rectification;
import cn.hengping.evaluation.review.ResultUse;
import cn.hengping.evaluation.review.Review;
import cn.hengping.evaluation.review.ReviewSelfEvaluation;
import cn.hengping.evaluation.review.Reviews;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ReviewController {
    private final ReviewSelfEvaluation reviewing;
    private final Reviews reviews;
    private final ApprovedProjects projects;
    private final Clock clock;

    ReviewController(ReviewSelfEvaluation reviewing, Reviews reviews, ApprovedProjects projects, Clock clock) {
        this.reviewing = reviewing;
        this.reviews = reviews;
        this.projects = projects;
        this.clock = clock;
    }

    record AnswerRequest(String measures) {}

    record Uses(List<ResultUse> items, @Nullable String next) {}

    /** A rectification as one caller sees it today; lists call the project by its name as well. */
    record RectificationView(
            Rectification rectification, @Nullable String projectName, boolean overdue, List<String> may) {}

    @PutMapping("/self-evaluations/{id}/review")
    Mono<ResponseEntity<Review>> review(@PathVariable UUID id, @RequestBody Review.Request body, Command command) {
        return reviewing.review(id, body, command).map(review -> Answers.ok(review, review.version()));
    }

    /** Computed, declared and reviewed side by side. */
    @GetMapping("/self-evaluations/{id}/review")
    Mono<ResponseEntity<Review>> one(@PathVariable UUID id, Actor actor) {
        return reviews.get(id, actor).map(review -> Answers.ok(review, review.version()));
    }

    @PostMapping("/self-evaluations/{id}/rectifications")
    Mono<ResponseEntity<RectificationView>> order(
            @PathVariable UUID id, @RequestBody Rectification.Order body, Command command) {
        return reviewing
                .order(id, body, command)
                .map(ordered -> Answers.created(
                        "/rectifications/" + ordered.id(), view(ordered, null, command.actor()), ordered.version()));
    }

    @GetMapping("/rectifications")
    Mono<Page<RectificationView>> list(
            @RequestParam @Nullable UUID evaluation,
            @RequestParam Rectification.@Nullable Stage stage,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return reviews.rectifications(new Reviews.Filter(evaluation, stage, overdue), actor, cursor, Page.limit(limit))
                .flatMap(page -> projects.names(page.items().stream()
                                .map(Rectification::projectCode)
                                .toList())
                        .map(names -> page.map(one -> view(one, names.get(one.projectCode()), actor))));
    }

    @GetMapping("/rectifications/{id}")
    Mono<ResponseEntity<RectificationView>> rectification(@PathVariable UUID id, Actor actor) {
        return reviews.rectification(id, actor).map(found -> answer(found, actor));
    }

    @PostMapping("/rectifications/{id}/answers")
    Mono<ResponseEntity<RectificationView>> answer(
            @PathVariable UUID id, @RequestBody AnswerRequest body, Command command) {
        return reviewing.answer(id, body.measures(), command).map(after -> answer(after, command.actor()));
    }

    @PostMapping("/rectifications/{id}/decisions")
    Mono<ResponseEntity<RectificationView>> decide(
            @PathVariable UUID id, @RequestBody Rectification.Decision body, Command command) {
        return reviewing.decide(id, body, command).map(after -> answer(after, command.actor()));
    }

    @PostMapping("/self-evaluations/{id}/result-uses")
    Mono<ResponseEntity<ResultUse>> note(@PathVariable UUID id, @RequestBody ResultUse.Note body, Command command) {
        return reviewing
                .note(id, body, command)
                .map(use -> ResponseEntity.status(201).body(use));
    }

    @GetMapping("/self-evaluations/{id}/result-uses")
    Mono<Uses> uses(@PathVariable UUID id, Actor actor) {
        return reviews.uses(id, actor).map(uses -> new Uses(uses, null));
    }

    private ResponseEntity<RectificationView> answer(Rectification rectification, Actor actor) {
        return Answers.ok(view(rectification, null, actor), rectification.version());
    }

    private RectificationView view(Rectification rectification, @Nullable String name, Actor actor) {
        var today = WorkingCalendar.dayOf(clock.instant());
        return new RectificationView(rectification, name, rectification.isOverdue(today), rectification.may(actor));
    }
}
