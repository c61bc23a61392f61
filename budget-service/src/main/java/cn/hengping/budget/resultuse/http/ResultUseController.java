package cn.hengping.budget.resultuse.http;

import cn.hengping.budget.resultuse.ResultUse;
import cn.hengping.budget.resultuse.ResultUses;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
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

    @GetMapping
    Mono<Page<ResultUse>> list(
            @RequestParam @Nullable Integer nextYear,
            @RequestParam @Nullable String project,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return uses.page(new ResultUses.Filter(nextYear, project), actor, cursor, Page.limit(limit));
    }
}
