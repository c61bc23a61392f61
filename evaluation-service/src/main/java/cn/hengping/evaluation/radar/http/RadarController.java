package cn.hengping.evaluation.radar.http;

import cn.hengping.evaluation.radar.RadarMeasured;
import cn.hengping.evaluation.radar.Radars;
import cn.hengping.evaluation.radar.Radars.ProjectRisk;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/radar")
class RadarController {
    /** Those who supervise; a unit is not shown how it is watched. */
    private static final Role[] READERS = {
        Role.CAMPAIGN_MANAGER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR, Role.DEPARTMENT_REVIEWER
    };

    private final Radars radars;

    RadarController(Radars radars) {
        this.radars = radars;
    }

    /** Units and kinds of a year beside their peers, as last measured by a district run. */
    @GetMapping
    Mono<Page<RadarMeasured>> groups(
            @RequestParam int year,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return Mono.fromRunnable(() -> actor.requireRole(READERS))
                .then(Mono.defer(() -> radars.groups(year, actor, cursor, Page.limit(limit))));
    }

    /** Projects of a year by what makes them worth a look, the most first. */
    @GetMapping("/risks")
    Mono<Page<ProjectRisk>> risks(
            @RequestParam int year,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return Mono.fromRunnable(() -> actor.requireRole(READERS))
                .then(Mono.defer(() -> radars.risks(year, actor, cursor, Page.limit(limit))));
    }
}
