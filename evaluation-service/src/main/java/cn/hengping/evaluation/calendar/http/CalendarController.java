package cn.hengping.evaluation.calendar.http;

import cn.hengping.evaluation.calendar.CalendarYear;
import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.platform.Actor;
import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class CalendarController {
    private final WorkingCalendar calendar;

    CalendarController(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** The days off and the make-up working days of a year, and whether they are published. */
    @GetMapping("/working-calendar/{year}")
    Mono<CalendarYear> year(@PathVariable int year, Actor actor) {
        return Mono.fromSupplier(() -> calendar.year(requireYear(year)));
    }

    private static int requireYear(int year) {
        if (year < 2000 || year > 2100) {
            throw new ParameterMalformed("year").asError();
        }
        return year;
    }
}
