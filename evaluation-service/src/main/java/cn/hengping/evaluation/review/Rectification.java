package cn.hengping.evaluation.review;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.PREPARER;
import static cn.hengping.platform.Role.UNIT_HEAD;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.review.ReviewRefusal.NotApprovedYet;
import cn.hengping.evaluation.review.ReviewRefusal.RectificationElsewhere;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has to put right by when (整改), what it did, and whether the bureau takes it. An answer that is not taken goes
 * back with a new date, as often as it needs.
 */
public record Rectification(
        UUID id,
        UUID evaluationId,
        String projectCode,
        int year,
        UnitPath unitPath,
        Stage stage,
        List<String> items,
        LocalDate dueDate,
        String orderedBy,
        Instant orderedAt,
        List<Round> rounds,
        long version) {
    private static final int MOST_ITEMS = 50;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_WORKING_DAYS = 120;

    /** With whom it is. */
    public enum Stage {
        WITH_UNIT,
        WITH_BUREAU,
        SETTLED
    }

    /** What the bureau says to an answer. */
    public enum Verdict {
        ACCEPT,
        SEND_BACK
    }

    /** What is ordered: each item in words, and the working days from now. */
    public record Order(List<String> items, int dueWorkingDays) {
        public Order {
            items = List.copyOf(items);
        }
    }

    /** What the bureau decides; a new time where it sends back. */
    public record Decision(
            Verdict verdict, String remark, @Nullable Integer dueWorkingDays) {}

    /** One answer, and what became of it. */
    public record Round(
            String measures,
            String answeredBy,
            Instant answeredAt,
            @Nullable Verdict verdict,
            @Nullable String remark,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    public Rectification {
        items = List.copyOf(items);
        rounds = List.copyOf(rounds);
    }

    static Rectification order(
            UUID id, SelfEvaluation evaluation, Order order, WorkingCalendar calendar, Command command) {
        requireBureau(evaluation.project().unitPath(), command.actor());
        if (!evaluation.stage().equals(cn.hengping.evaluation.signoff.Stage.APPROVED)) {
            throw new NotApprovedYet(evaluation.stage().value()).asError();
        }
        var faults = new ArrayList<Fault>();
        if (order.items().isEmpty() || order.items().size() > MOST_ITEMS) {
            faults.add(Fault.at("/items", "ListLength", 1, MOST_ITEMS));
        }
        for (var i = 0; i < order.items().size(); i++) {
            text(faults, "/items/" + i, order.items().get(i));
        }
        days(faults, order.dueWorkingDays());
        NotAcceptable.unless(faults);
        return new Rectification(
                id,
                evaluation.id(),
                evaluation.project().projectCode(),
                evaluation.project().year(),
                evaluation.project().unitPath(),
                Stage.WITH_UNIT,
                order.items(),
                calendar.due(WorkingCalendar.dayOf(command.at()), order.dueWorkingDays()),
                command.actor().account(),
                command.at(),
                List.of(),
                1);
    }

    Rectification answer(String measures, Command command) {
        command.actor().requireRole(PREPARER, UNIT_HEAD);
        command.actor().requireOwn(unitPath);
        requireStage(Stage.WITH_UNIT);
        command.requireCurrent(version);
        var faults = new ArrayList<Fault>();
        text(faults, "/measures", measures);
        NotAcceptable.unless(faults);
        var more = new ArrayList<>(rounds);
        more.add(new Round(measures, command.actor().account(), command.at(), null, null, null, null));
        return next(Stage.WITH_BUREAU, dueDate, more);
    }

    Rectification decide(Decision decision, WorkingCalendar calendar, Command command) {
        requireBureau(unitPath, command.actor());
        requireStage(Stage.WITH_BUREAU);
        command.requireCurrent(version);
        var faults = new ArrayList<Fault>();
        text(faults, "/remark", decision.remark());
        var days = decision.dueWorkingDays();
        if (decision.verdict() == Verdict.SEND_BACK) {
            days(faults, days == null ? 0 : days);
        }
        NotAcceptable.unless(faults);
        var last = rounds.getLast();
        var more = new ArrayList<>(rounds.subList(0, rounds.size() - 1));
        more.add(new Round(
                last.measures(),
                last.answeredBy(),
                last.answeredAt(),
                decision.verdict(),
                decision.remark(),
                command.actor().account(),
                command.at()));
        return decision.verdict() == Verdict.ACCEPT || days == null
                ? next(Stage.SETTLED, dueDate, more)
                : next(Stage.WITH_UNIT, calendar.due(WorkingCalendar.dayOf(command.at()), days), more);
    }

    private Rectification next(Stage at, LocalDate due, List<Round> more) {
        return new Rectification(
                id, evaluationId, projectCode, year, unitPath, at, items, due, orderedBy, orderedAt, more, version + 1);
    }

    private void requireStage(Stage needed) {
        if (stage != needed) {
            throw new RectificationElsewhere(stage.name()).asError();
        }
    }

    private static void requireBureau(UnitPath unit, Actor actor) {
        actor.requireRole(BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER);
        actor.requireScope(unit);
    }

    private static void text(List<Fault> faults, String pointer, String text) {
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS));
        }
    }

    private static void days(List<Fault> faults, int days) {
        if (days < 1 || days > MOST_WORKING_DAYS) {
            faults.add(Fault.at("/dueWorkingDays", "DaysOutOfRange", 1, MOST_WORKING_DAYS));
        }
    }

    /** Whether it lies with the unit past its day. */
    public boolean isOverdue(LocalDate today) {
        return stage == Stage.WITH_UNIT && today.isAfter(dueDate);
    }

    /** What this caller may do with it now. */
    public List<String> may(Actor actor) {
        var bureau = actor.is(BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER)
                && actor.scope().covers(unitPath);
        var unit = actor.is(PREPARER, UNIT_HEAD) && actor.scope().equals(unitPath);
        return switch (stage) {
            case WITH_UNIT -> unit ? List.of("ANSWER") : List.of();
            case WITH_BUREAU -> bureau ? List.of("ACCEPT", "SEND_BACK") : List.of();
            case SETTLED -> List.of();
        };
    }
}
