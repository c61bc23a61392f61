package cn.hengping.evaluation.selfevaluation.http;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.Colleague;
import cn.hengping.evaluation.selfevaluation.LookAround;
import cn.hengping.evaluation.selfevaluation.StandIn;
import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/self-evaluations/{id}")
class AroundController {
    private final LookAround around;

    AroundController(LookAround around) {
        this.around = around;
    }

    record StandInList(List<StandIn> items, @Nullable String next) {}

    record ColleagueList(List<Colleague> items, @Nullable String next) {}

    /** For whom the caller stands in here now, and what he may do in that post. */
    @GetMapping("/stand-ins")
    Mono<StandInList> standIns(@PathVariable UUID id, Actor actor) {
        return around.standIns(id, actor).map(items -> new StandInList(items, null));
    }

    /** Whom the caller could name here: to hand over to, to ask, to sign as well, or for the team. */
    @GetMapping("/colleagues")
    Mono<ColleagueList> colleagues(@PathVariable UUID id, Actor actor) {
        return around.colleagues(id, actor).map(items -> new ColleagueList(items, null));
    }
}
