package cn.hengping.evaluation.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.platform.Fault;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when a campaign is issued.
 *
 * @param ruleSetVersion the newest that may be used when absent
 * @param dueDate the last day; or else the number of working days from now
 * @param chain the desks; or else a chain of the library, the newest version where none is named
 * @param despite why it is issued although somewhere today's people cannot bring an evaluation to its end
 * @param kinds the kinds of project; all when absent or empty
 * @param outlineCode the outline of the narrative report; the district's own when absent
 * @param tableCode the form of the table; the district's own when absent
 * @param previous the campaign that it continues
 */
public record CampaignOrder(
        int year,
        String name,
        UnitPath scopePath,
        String ruleSetCode,
        @Nullable Integer ruleSetVersion,
        @Nullable LocalDate dueDate,
        @Nullable Integer dueWorkingDays,
        @Nullable List<Desk> chain,
        @Nullable String chainCode,
        @Nullable Integer chainVersion,
        @Nullable String despite,
        @Nullable List<String> kinds,
        @Nullable String outlineCode,
        @Nullable String tableCode,
        @Nullable UUID previous) {
    private static final Set<String> KINDS = Set.of("STAFF_COST", "OPERATING", "SPECIFIC_TARGET");
    private static final int MOST_WORKING_DAYS = 250;

    public CampaignOrder {
        chain = chain == null ? null : List.copyOf(chain);
        kinds = kinds == null ? null : List.copyOf(kinds);
    }

    boolean isDespite() {
        return despite != null && !despite.isBlank();
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (despite != null && despite.length() > 500) {
            faults.add(Fault.at("/despite", "TextLength", 0, 500));
        }
        if (year < 2000 || year > 2100) {
            faults.add(Fault.at("/year", "YearOutOfRange", year));
        }
        if (name.isBlank() || name.length() > 200) {
            faults.add(Fault.at("/name", "TextLength", 1, 200));
        }
        if (dueDate != null && dueDate.getYear() < year) {
            faults.add(Fault.at("/dueDate", "DueBeforeTheYear", dueDate, year));
        }
        if ((dueDate == null) == (dueWorkingDays == null)) {
            faults.add(Fault.at("/dueDate", "DueDateOrWorkingDays"));
        }
        if (dueWorkingDays != null && (dueWorkingDays < 1 || dueWorkingDays > MOST_WORKING_DAYS)) {
            faults.add(Fault.at("/dueWorkingDays", "DaysOutOfRange", 1, MOST_WORKING_DAYS));
        }
        var asked = Objects.requireNonNullElse(kinds, List.<String>of());
        for (var i = 0; i < asked.size(); i++) {
            if (!KINDS.contains(asked.get(i))) {
                faults.add(Fault.at("/kinds/" + i, "KindUnknown", asked.get(i)));
            }
        }
        outlineFault("/outlineCode", outlineCode).ifPresent(faults::add);
        outlineFault("/tableCode", tableCode).ifPresent(faults::add);
        return faults;
    }

    private static Optional<Fault> outlineFault(String pointer, @Nullable String code) {
        return Optional.ofNullable(code)
                .filter(named -> !named.matches("[a-z][a-z0-9-]{0,29}"))
                .map(named -> Fault.at(pointer, "OutlineCodeMalformed", named));
    }

    /** The last day, counted in working days where no day is named. */
    LocalDate due(WorkingCalendar calendar, Instant now) {
        return dueDate == null
                ? calendar.due(WorkingCalendar.dayOf(now), Objects.requireNonNull(dueWorkingDays))
                : dueDate;
    }
}
