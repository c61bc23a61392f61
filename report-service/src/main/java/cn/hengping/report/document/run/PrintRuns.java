package cn.hengping.report.document.run;

import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.run.PrintRun.Item;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where bulk jobs are kept. */
public interface PrintRuns {
    /** How many evaluations of this year below this place are approved, each in its latest version, and known to the caller. */
    Mono<Integer> count(OrderPrintRun.Order order, Actor actor);

    /** Keeps a job with one item for each of them. */
    Mono<PrintRun> order(PrintRun run, Command command);

    Mono<PrintRun> get(UUID id, Actor actor);

    Mono<Page<PrintRun>> page(Actor actor, @Nullable String cursor, int limit);

    Mono<Page<Item>> items(UUID id, Actor actor, @Nullable String cursor, int limit);

    /** The documents that the job printed or found printed, by project, kind and format. */
    Flux<Rendered> documents(UUID id, Actor actor);
}
