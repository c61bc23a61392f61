package cn.hengping.evaluation.selfevaluation.http;

import java.time.Clock;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.evaluation.selfevaluation.Timeline;
import cn.hengping.platform.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class TimelineController {
    private final SelfEvaluations evaluations;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TimelineController(SelfEvaluations evaluations, WorkingCalendar calendar, Clock clock) {
        this.evaluations = evaluations;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Where the evaluation lay, how long, and who did what there. */
    @GetMapping("/self-evaluations/{id}/timeline")
    Mono<Timeline> timeline(@PathVariable UUID id, Actor actor) {
        return Mono.zip(evaluations.get(id, actor), evaluations.trail(id, actor))
                .map(known -> Timeline.of(known.getT1(), known.getT2(), calendar, clock.instant()));
    }
}
