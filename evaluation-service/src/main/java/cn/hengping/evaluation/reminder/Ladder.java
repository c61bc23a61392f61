package cn.hengping.evaluation.reminder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.calendar.WorkingCalendar;

/** When a desk is reminded, and when those above hear of it (催办阶梯): rungs in working days from the due date. */
public record Ladder(List<Rung> rungs) {
    /** What a rung does: reminds the desk, or tells the campaign's manager. */
    public enum Kind {
        REMIND,
        ESCALATE
    }

    /** A rung is reached so many working days after the due date; before it, when negative; 0 on the day itself. */
    public record Rung(String code, String title, int workingDays, Kind kind) {}

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** What keeps it from being a ladder, in words for whoever keeps the file. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        for (var i = 1; i < rungs.size(); i++) {
            if (rungs.get(i).workingDays() <= rungs.get(i - 1).workingDays()) {
                faults.add(rungs.get(i).code() + " is not above "
                        + rungs.get(i - 1).code());
            }
        }
        if (rungs.stream().anyMatch(rung -> Math.abs(rung.workingDays()) > 60)) {
            faults.add("a rung is more than 60 working days away");
        }
        return faults;
    }

    /** The highest rung that is reached, 1 for the first; rungs below it that were missed are not made up for. */
    public Optional<Integer> reached(LocalDate dueOn, LocalDate today, WorkingCalendar calendar) {
        var highest = 0;
        for (var i = 0; i < rungs.size(); i++) {
            if (!today.isBefore(calendar.plus(dueOn, rungs.get(i).workingDays()))) {
                highest = i + 1;
            }
        }
        return highest == 0 ? Optional.empty() : Optional.of(highest);
    }

    /** The latest due date for which a rung can be reached today. */
    public LocalDate horizon(LocalDate today, WorkingCalendar calendar) {
        var ahead = rungs.isEmpty() ? 0 : Math.max(0, -rungs.getFirst().workingDays());
        return calendar.plus(today, ahead + 1);
    }

    /** The latest due date for which the top rung is reached today; far in the past when there is no rung. */
    public LocalDate topReached(LocalDate today, WorkingCalendar calendar) {
        if (rungs.isEmpty()) {
            return LocalDate.EPOCH;
        }
        var top = rungs.getLast().workingDays();
        var latest = calendar.plus(today, -top);
        // On a rest day the rung of the working day before counts, and rest days that follow a due date are due with
        // it.
        while (calendar.plus(latest, top).isAfter(today)) {
            latest = latest.minusDays(1);
        }
        while (!calendar.plus(latest.plusDays(1), top).isAfter(today)) {
            latest = latest.plusDays(1);
        }
        return latest;
    }

    public Rung rung(int number) {
        return rungs.get(number - 1);
    }
}
