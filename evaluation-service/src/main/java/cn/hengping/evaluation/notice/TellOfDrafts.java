package cn.hengping.evaluation.notice;

import java.time.Clock;
import java.time.LocalDate;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.reminder.Ladder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells units whose evaluations are still drafts that the campaign is due, by the same ladder as the desks. Several instances
 * may look at once: a rung is told once for each due date.
 */
@Component
public class TellOfDrafts {
    /** A campaign that is so long overdue has been told of on every rung. */
    private static final int DAYS_BACK = 120;

    private final Notices notices;
    private final Ladder ladder;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TellOfDrafts(Notices notices, Ladder ladder, WorkingCalendar calendar, Clock clock) {
        this.notices = notices;
        this.ladder = ladder;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** How many notices were given. */
    public Mono<Integer> tell() {
        var today = WorkingCalendar.dayOf(clock.instant());
        return notices.dueCampaigns(today.minusDays(DAYS_BACK), ladder.horizon(today, calendar))
                .concatMap(campaign -> tell(campaign, today))
                .reduce(0L, Long::sum)
                .map(Math::toIntExact);
    }

    private Flux<Long> tell(Notices.DueCampaign campaign, LocalDate today) {
        return ladder.reached(campaign.dueOn(), today, calendar)
                .map(number -> notices.tellOfDrafts(campaign, ladder.rung(number), clock.instant())
                        .flux())
                .orElseGet(Flux::empty);
    }
}
