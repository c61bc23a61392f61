package cn.hengping.evaluation.yearonyear.http;

import java.util.UUID;

import cn.hengping.evaluation.yearonyear.CompareWithLastYear;
import cn.hengping.evaluation.yearonyear.YearOnYear;
import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class YearOnYearController {
    private final CompareWithLastYear comparing;

    YearOnYearController(CompareWithLastYear comparing) {
        this.comparing = comparing;
    }

    record Comparison(@Nullable YearOnYear lastYear) {}

    /** The same project a year before, line by line; null where it was not evaluated then. */
    @GetMapping("/self-evaluations/{id}/last-year")
    Mono<Comparison> lastYear(@PathVariable UUID id, Actor actor) {
        return comparing.compare(id, actor).map(Comparison::new).defaultIfEmpty(new Comparison(null));
    }
}
