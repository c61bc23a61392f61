package cn.hengping.evaluation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import cn.hengping.evaluation.scoring.ScoringFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("工作日历")
public class WorkingCalendarTest {

    /** The years that are shipped. */
    public static WorkingCalendar shipped() {
        return new WorkingCalendar(
                Stream.of(2024, 2025, 2026).map(WorkingCalendarTest::read).toList());
    }

    private static CalendarYear read(int year) {
        try (var file = Objects.requireNonNull(
                WorkingCalendarTest.class.getClassLoader().getResourceAsStream("calendar/" + year + ".json"))) {
            return ScoringFixture.JSON.readValue(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8), CalendarYear.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @ParameterizedTest(name = "{0}：上班 {1}")
    @CsvSource({
        "2024-02-09,true", "2024-02-10,false", "2024-02-18,true", "2024-04-07,true", "2024-10-12,true",
        "2024-10-13,false", "2025-01-26,true", "2025-01-28,false", "2025-02-05,true", "2025-10-08,false",
        "2025-10-11,true", "2026-01-02,false", "2026-01-04,true", "2026-02-14,true", "2026-02-23,false",
        "2026-09-20,true", "2027-10-01,true", "2027-10-02,false"
    })
    @DisplayName("法定节假日休息，调休的周末上班；未公布的年度只认周末")
    void holidays_are_off_and_make_up_days_are_on(String date, boolean works) {
        assertThat(shipped().isWorkingDay(day(date))).isEqualTo(works);
    }

    @ParameterizedTest(name = "{0} 起 {1} 个工作日，到期 {2}")
    @CsvSource({
        "2026-02-13,1,2026-02-14",
        "2026-02-13,2,2026-02-24",
        "2026-02-13,6,2026-02-28",
        "2026-02-13,0,2026-02-13",
        "2026-02-16,0,2026-02-24",
        "2026-02-16,1,2026-02-24",
        "2025-09-30,3,2025-10-11",
        "2024-12-31,1,2025-01-02",
        "2026-12-31,1,2027-01-01"
    })
    @DisplayName("到期日：到达次日起数工作日；零日即当日，逢休息日顺延")
    void due_dates_count_working_days(String arrival, int days, String due) {
        assertThat(shipped().due(day(arrival), days)).isEqualTo(day(due));
    }

    @Test
    @DisplayName("往前数、往后数、两日之间数，三者一致")
    void counting_forth_and_back_agrees() {
        var calendar = shipped();

        for (var from = day("2024-01-01"); from.isBefore(day("2027-06-01")); from = from.plusDays(1)) {
            for (var days = 1; days <= 30; days += 7) {
                var to = calendar.plus(from, days);
                assertThat(calendar.between(from, to)).isEqualTo(days);
                assertThat(calendar.between(to, from)).isEqualTo(-days);
                assertThat(calendar.isWorkingDay(to)).isTrue();
                if (calendar.isWorkingDay(from)) {
                    assertThat(calendar.plus(to, -days)).isEqualTo(from);
                }
            }
        }
    }

    @Test
    @DisplayName("每一年说明是否已经公布、依据哪份通知")
    void a_year_says_whether_it_is_published() {
        assertThat(shipped().year(2026).published()).isTrue();
        assertThat(shipped().year(2026).source()).contains("国务院办公厅", "2026");
        assertThat(shipped().year(2027).published()).isFalse();
        assertThat(shipped().year(2027).source()).contains("尚未公布");
    }

    @Test
    @DisplayName("自相矛盾的日历、超出范围的天数，不予采用")
    void a_calendar_that_contradicts_itself_is_refused() {
        var spring = new CalendarYear.Holiday("春节", day("2026-02-15"), day("2026-02-23"));
        var twice = new CalendarYear(2026, true, "x", List.of(spring, spring), List.of());
        var worksOnAHoliday = new CalendarYear(2026, true, "x", List.of(spring), List.of(day("2026-02-15")));
        var backwards = new CalendarYear(
                2026,
                true,
                "x",
                List.of(new CalendarYear.Holiday("春节", day("2026-02-23"), day("2026-02-15"))),
                List.of());

        for (var wrong : List.of(twice, worksOnAHoliday, backwards)) {
            assertThatThrownBy(() -> new WorkingCalendar(List.of(wrong))).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> shipped().due(day("2026-01-01"), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("日子按北京时间算，不按服务器的时区")
    void the_day_is_that_of_china() {
        assertThat(WorkingCalendar.dayOf(Instant.parse("2026-02-13T16:00:00Z"))).isEqualTo(day("2026-02-14"));
        assertThat(WorkingCalendar.dayOf(Instant.parse("2026-02-13T15:59:59Z"))).isEqualTo(day("2026-02-13"));
    }
}
