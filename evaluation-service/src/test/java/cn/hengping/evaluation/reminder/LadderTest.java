package cn.hengping.evaluation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import cn.hengping.evaluation.calendar.WorkingCalendarTest;
import cn.hengping.evaluation.reminder.Ladder.Kind;
import cn.hengping.evaluation.reminder.Ladder.Rung;
import cn.hengping.evaluation.todo.Urgency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("催办阶梯与到期颜色")
class LadderTest {
    private static final Ladder LADDER = new Ladder(List.of(
            new Rung("DUE_TOMORROW", "明日到期", -1, Kind.REMIND),
            new Rung("OVERDUE", "已逾期", 1, Kind.REMIND),
            new Rung("ESCALATED", "上报", 3, Kind.ESCALATE)));

    @ParameterizedTest(name = "到期 {0}，今日 {1}：第 {2} 级")
    @CsvSource({
        "2026-02-13,2026-02-11,0",
        "2026-02-13,2026-02-12,1",
        "2026-02-13,2026-02-13,1",
        "2026-02-13,2026-02-14,2",
        "2026-02-13,2026-02-23,2",
        "2026-02-13,2026-02-25,3",
        "2026-02-13,2027-01-01,3",
        "2026-02-24,2026-02-14,1"
    })
    @DisplayName("按工作日上台阶：休息日不算，调休的周末算；错过的下级台阶不补")
    void rungs_are_reached_by_working_days(LocalDate due, LocalDate today, int rung) {
        assertThat(LADDER.reached(due, today, WorkingCalendarTest.shipped()).orElse(0))
                .isEqualTo(rung);
    }

    @Test
    @DisplayName("会到台阶的到期日都在视野之内；次序颠倒的阶梯不予采用")
    void the_horizon_holds_all_that_may_be_reached() {
        var calendar = WorkingCalendarTest.shipped();
        for (var today = LocalDate.parse("2026-01-01"); today.getYear() == 2026; today = today.plusDays(1)) {
            for (var due = today.minusDays(3); due.isBefore(today.plusDays(20)); due = due.plusDays(1)) {
                if (LADDER.reached(due, today, calendar).isPresent()) {
                    assertThat(due).isBeforeOrEqualTo(LADDER.horizon(today, calendar));
                }
            }
        }
        for (var today = LocalDate.parse("2026-01-01"); today.getYear() == 2026; today = today.plusDays(1)) {
            var latest = LADDER.topReached(today, calendar);
            assertThat(LADDER.reached(latest, today, calendar)).contains(3);
            assertThat(LADDER.reached(calendar.plus(latest, 1), today, calendar).orElse(0))
                    .isLessThan(3);
        }
        assertThat(new Ladder(List.of(LADDER.rung(3), LADDER.rung(1))).faults()).hasSize(1);
        assertThat(new Ladder(List.of()).reached(LocalDate.MIN.plusYears(1), LocalDate.EPOCH, calendar))
                .isEmpty();
    }

    @ParameterizedTest(name = "到期 {0}，今日 {1}：{2}")
    @CsvSource({
        "2026-02-24,2026-02-13,ON_TIME",
        "2026-02-24,2026-02-14,DUE_SOON",
        "2026-02-24,2026-02-20,DUE_SOON",
        "2026-02-24,2026-02-24,DUE_SOON",
        "2026-02-24,2026-02-25,OVERDUE",
        ",2026-02-25,NO_DUE_DATE"
    })
    @DisplayName("红：逾期；黄：到期日及前一个工作日；绿：其余；无期限无颜色")
    void colours_follow_the_working_days(LocalDate due, LocalDate today, Urgency urgency) {
        assertThat(Urgency.of(due, today, WorkingCalendarTest.shipped())).isEqualTo(urgency);
    }
}
