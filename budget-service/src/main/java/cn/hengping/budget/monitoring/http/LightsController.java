package cn.hengping.budget.monitoring.http;

import java.time.Month;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.monitoring.Checkpoint;
import cn.hengping.budget.monitoring.Checkpoints;
import cn.hengping.budget.monitoring.Edition;
import cn.hengping.budget.monitoring.Light;
import cn.hengping.budget.monitoring.Stage;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The lights of many projects, for those who look after them. */
@RestController
@RequestMapping("/checkpoints")
class LightsController {
    private final Checkpoints checkpoints;

    LightsController(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** A project that shows red or yellow, as it was submitted last. */
    record AlarmView(
            String projectCode,
            String projectName,
            int year,
            int month,
            Place unit,
            Place department,
            Stage stage,
            Edition submitted) {
        static AlarmView of(Checkpoint checkpoint) {
            return new AlarmView(
                    checkpoint.projectCode(),
                    checkpoint.projectName(),
                    checkpoint.year(),
                    checkpoint.month(),
                    checkpoint.unit(),
                    checkpoint.department(),
                    checkpoint.stage(),
                    Objects.requireNonNull(checkpoint.submitted()));
        }
    }

    @GetMapping
    Mono<Page<AlarmView>> alarming(
            @RequestParam int year,
            @RequestParam @Nullable Integer month,
            @RequestParam @Nullable Light light,
            @RequestParam @Nullable String under,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return checkpoints
                .alarming(filter(year, month, light, under, actor), actor, cursor, Page.limit(limit))
                .map(page -> page.map(AlarmView::of));
    }

    static Checkpoints.Filter filter(
            int year, @Nullable Integer month, @Nullable Light light, @Nullable String under, Actor actor) {
        return new Checkpoints.Filter(year, optional(month), light, place(under, actor));
    }

    @GetMapping("/counts")
    Mono<List<Checkpoints.LightCount>> counts(
            @RequestParam int year, @RequestParam int month, @RequestParam @Nullable String under, Actor actor) {
        return checkpoints.counts(year, Checkpoint.month(month), place(under, actor), actor);
    }

    private static @Nullable Month optional(@Nullable Integer month) {
        return month == null ? null : Checkpoint.month(month);
    }

    /** A part of what the caller's post reaches; all of it when none is named. */
    private static UnitPath place(@Nullable String under, Actor actor) {
        if (under == null) {
            return actor.scope();
        }
        var place = Checkpoints.place(under);
        actor.requireScope(place);
        return place;
    }
}
