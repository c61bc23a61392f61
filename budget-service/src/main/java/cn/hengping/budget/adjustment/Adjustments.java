package cn.hengping.budget.adjustment;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where adjustments are kept. */
public interface Adjustments {
    /** The conditions of a list; what is absent does not matter. */
    record Filter(
            UnitPath under,
            @Nullable Integer year,
            @Nullable Stage stage) {}

    /** The adjustment within the caller's scope and clearance, or a refusal that does not tell whether it exists. */
    Mono<Adjustment> get(String projectCode, int number, Actor actor);

    /** All adjustments of a project that the caller may see, by their number; there are never more than a hundred. */
    Mono<List<Adjustment>> of(String projectCode, Actor actor);

    /** The number that the next adjustment of this project takes. */
    Mono<Integer> nextNumber(String projectCode);

    Mono<Page<Adjustment>> list(Filter filter, Actor actor, @Nullable String cursor, int limit);

    Mono<Adjustment> add(Adjustment adjustment, Command command);

    /** Saves what an act made of it, and of the project and the items that its ledger knows, if the act changed them. */
    Mono<Adjustment> save(Adjustment.Move move, String action, Command command);
}
