package cn.hengping.budget.resultuse.http;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.budget.resultuse.ResultUses;
import cn.hengping.budget.resultuse.UseBesideBudget;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/result-uses")
class ResultUseController {
    private final ResultUses uses;

    ResultUseController(ResultUses uses) {
        this.uses = uses;
    }

    /** A noted use as callers see it. */
    record ResultUseView(
            UUID evaluationId,
            String projectCode,
            String projectName,
            String unitName,
            UnitPath unitPath,
            int year,
            int nextYear,
            String use,
            String note,
            @Nullable String total,
            @Nullable String grade,
            String notedBy,
            Instant notedAt,
            Money budgetYuan,
            UseBesideBudget.@Nullable Successor next) {
        static ResultUseView of(UseBesideBudget seen) {
            var use = seen.use();
            return new ResultUseView(
                    use.evaluationId(),
                    use.projectCode(),
                    seen.projectName(),
                    seen.unitName(),
                    use.unitPath(),
                    use.year(),
                    use.nextYear(),
                    use.use(),
                    use.note(),
                    use.total(),
                    use.grade(),
                    use.notedBy(),
                    use.notedAt(),
                    seen.budgetYuan(),
                    seen.next());
        }
    }

    @GetMapping
    Mono<Page<ResultUseView>> list(
            @RequestParam @Nullable Integer nextYear,
            @RequestParam @Nullable String project,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return uses.page(new ResultUses.Filter(nextYear, project), actor, cursor, Page.limit(limit))
                .map(page -> page.map(ResultUseView::of));
    }
}
