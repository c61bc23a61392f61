package cn.hengping.budget.adjustment.http;

import java.time.Instant;

import cn.hengping.budget.adjustment.Adjustment;
import cn.hengping.budget.adjustment.Adjustments;
import cn.hengping.budget.adjustment.Stage;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Adjustments of many projects: what lies on whose desk. */
@RestController
@RequestMapping("/adjustments")
class AdjustmentListController {
    private final Adjustments adjustments;

    AdjustmentListController(Adjustments adjustments) {
        this.adjustments = adjustments;
    }

    /** An adjustment in a list. */
    record AdjustmentRow(
            String projectCode,
            String projectName,
            int year,
            Place unit,
            int number,
            String documentNumber,
            String reason,
            Stage stage,
            int places,
            Instant askedAt,
            @Nullable Instant approvedAt) {
        static AdjustmentRow of(Adjustment adjustment) {
            var subject = adjustment.subject();
            return new AdjustmentRow(
                    subject.projectCode(),
                    subject.projectName(),
                    subject.year(),
                    subject.unit(),
                    adjustment.number(),
                    adjustment.proposal().documentNumber(),
                    adjustment.proposal().reason(),
                    adjustment.stage(),
                    adjustment.differences().size(),
                    adjustment.askedAt(),
                    adjustment.approvedAt());
        }
    }

    @GetMapping
    Mono<Page<AdjustmentRow>> list(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable Stage stage,
            @RequestParam @Nullable String under,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        var filter = new Adjustments.Filter(place(under, actor), year, stage);
        return adjustments.list(filter, actor, cursor, Page.limit(limit)).map(page -> page.map(AdjustmentRow::of));
    }

    /** A part of what the caller's post reaches; all of it when none is named. */
    static UnitPath place(@Nullable String under, Actor actor) {
        if (under == null) {
            return actor.scope();
        }
        try {
            var place = new UnitPath(under);
            actor.requireScope(place);
            return place;
        } catch (IllegalArgumentException _) {
            throw new ParameterMalformed("under").asError();
        }
    }
}
