package cn.hengping.budget.monitoring;

import java.time.Month;
import java.util.List;

import cn.hengping.budget.monitoring.MonitoringRefusal.NoSuchPlace;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where checkpoints are kept. */
public interface Checkpoints {
    /** Which alarming checkpoints a list shows: red and yellow ones of a year; absent means both, and all months. */
    record Filter(int year, @Nullable Month month, @Nullable Light light, UnitPath under) {}

    /** How many approved projects below a place show which light in a month; those without an edition are missing. */
    record LightCount(String place, long projects, long red, long yellow, long blue, long green, long missing) {}

    /** A place as somebody writes it. */
    static UnitPath place(String text) {
        try {
            return new UnitPath(text);
        } catch (IllegalArgumentException _) {
            throw new NoSuchPlace(text).asError();
        }
    }

    /** The checkpoint within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<Checkpoint> get(String projectCode, Month month, Actor actor);

    /** The checkpoints of a project, at most twelve. */
    Flux<Checkpoint> ofProject(String projectCode, Actor actor);

    Mono<Page<Edition>> editions(String projectCode, Month month, Actor actor, @Nullable String cursor, int limit);

    Mono<Page<Checkpoint>> alarming(Filter filter, Actor actor, @Nullable String cursor, int limit);

    /** By the places one step below, at most a thousand. */
    Mono<List<LightCount>> counts(int year, Month month, UnitPath under, Actor actor);

    Mono<Checkpoint> add(Checkpoint checkpoint, Command command);

    /** Saves what an act made of the checkpoint, and, if it was submitted, the edition beside it. */
    Mono<Checkpoint> save(Checkpoint.Move move, String action, Command command);
}
