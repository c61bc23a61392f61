package cn.hengping.evaluation.selfevaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.signoff.Stage;
import org.jspecify.annotations.Nullable;

/** The way of an evaluation in time (办理时间线): where it lay, from when to when, and who did what there. */
public record Timeline(List<Visit> visits) {
    /**
     * One stay: with the unit, or on a desk.
     *
     * @param until absent while it still lies there
     * @param workingDays that the stay took, or has taken so far
     * @param late whether it stayed, or stays, beyond its due date
     */
    public record Visit(
            String stage,
            String title,
            Instant since,
            @Nullable Instant until,
            @Nullable LocalDate dueOn,
            long seconds,
            int workingDays,
            boolean late,
            List<SelfEvaluationMoved> moves) {
        public Visit {
            moves = List.copyOf(moves);
        }
    }

    public Timeline {
        visits = List.copyOf(visits);
    }

    /** From the steps that were taken, oldest first. Drafting is due when the campaign is. */
    public static Timeline of(
            SelfEvaluation evaluation, List<SelfEvaluationMoved> moves, WorkingCalendar calendar, Instant now) {
        var visits = new ArrayList<Visit>();
        var stage = Stage.DRAFTING.value();
        var since = evaluation.campaign().issuedAt();
        @Nullable LocalDate dueOn = evaluation.campaign().dueDate();
        var here = new ArrayList<SelfEvaluationMoved>();
        for (var move : moves) {
            here.add(move);
            if (move.to().equals(stage) && !move.step().equals("WITHDRAW")) {
                continue;
            }
            visits.add(visit(evaluation, stage, since, move.at(), dueOn, here, calendar, now));
            here.clear();
            stage = move.to();
            since = move.at();
            dueOn = stage.equals(Stage.DRAFTING.value()) ? evaluation.campaign().dueDate() : move.dueOn();
        }
        if (!stage.equals(Stage.APPROVED.value())) {
            visits.add(visit(evaluation, stage, since, null, dueOn, here, calendar, now));
        }
        return new Timeline(visits);
    }

    private static Visit visit(
            SelfEvaluation evaluation,
            String stage,
            Instant since,
            @Nullable Instant until,
            @Nullable LocalDate dueOn,
            List<SelfEvaluationMoved> moves,
            WorkingCalendar calendar,
            Instant now) {
        var end = until == null ? now : until;
        var lastDay = WorkingCalendar.dayOf(end);
        return new Visit(
                stage,
                evaluation
                        .chain()
                        .deskOf(new Stage(stage))
                        .map(desk -> desk.title())
                        .orElse("填报"),
                since,
                until,
                dueOn,
                Math.max(0, Duration.between(since, end).toSeconds()),
                Math.max(0, calendar.between(WorkingCalendar.dayOf(since), lastDay)),
                dueOn != null && lastDay.isAfter(dueOn),
                moves);
    }
}
