package cn.hengping.budget.adjustment.http;

import java.time.Instant;
import java.util.List;

import cn.hengping.budget.adjustment.Adjustment;
import cn.hengping.budget.adjustment.Stage;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.budget.project.Plan;
import cn.hengping.budget.project.PlanDifference;
import cn.hengping.budget.project.Reason;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;

/** An adjustment as one caller sees it: what it changes, place by place, and the steps that this caller may take now. */
record AdjustmentView(
        String projectCode,
        String projectName,
        int year,
        boolean classified,
        Place unit,
        Place department,
        int number,
        String documentNumber,
        String reason,
        Stage stage,
        List<PlanDifference> differences,
        Plan before,
        Plan after,
        List<BasisFile> files,
        List<Reason> sentBackFor,
        Instant askedAt,
        @Nullable Instant approvedAt,
        List<String> warnings,
        List<String> may) {

    static AdjustmentView of(Adjustment adjustment, Actor actor) {
        var subject = adjustment.subject();
        return new AdjustmentView(
                subject.projectCode(),
                subject.projectName(),
                subject.year(),
                subject.classified(),
                subject.unit(),
                subject.department(),
                adjustment.number(),
                adjustment.proposal().documentNumber(),
                adjustment.proposal().reason(),
                adjustment.stage(),
                adjustment.differences(),
                adjustment.before(),
                adjustment.after(),
                adjustment.papers(),
                adjustment.sentBackFor(),
                adjustment.askedAt(),
                adjustment.approvedAt(),
                adjustment.warnings(),
                adjustment.may(actor));
    }
}
