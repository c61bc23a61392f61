package cn.hengping.budget.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where units are kept, with everything that they were and everything that was ever known of them. */
public interface Units {
    /**
     * The day whose tree is asked for, and the moment whose knowledge counts.
     *
     * @param knownAt absent for what is known now
     */
    record AsOf(LocalDate day, @Nullable Instant knownAt) {
        public static AsOf day(LocalDate day) {
            return new AsOf(day, null);
        }
    }

    /**
     * The unit through time, with its department's name of this day, or a refusal that does not tell whether it is not there or
     * never was within the caller's scope.
     */
    Mono<Course> course(String unitCode, LocalDate day, Actor actor);

    /** The unit as it is today, within the caller's scope, or a refusal that does not tell which of the two it is. */
    Mono<Unit> get(String unitCode, LocalDate today, Actor actor);

    /** The units of this tree within the caller's scope, by place. */
    Mono<Page<Unit>> page(Actor actor, AsOf asOf, @Nullable String cursor, int limit);

    /** What is known of a unit, of the stretches in which it lay within the caller's scope; a refusal when there is none. */
    Mono<UnitHistory> history(String unitCode, Actor actor);

    /** What the units at these places are or were; a place without a unit is left out. */
    Mono<Map<UnitPath, UnitKind>> kinds(Collection<UnitPath> places);

    /** What a change is decided on: these units, and those below the first one that are there on that day or later. */
    Mono<Surroundings> around(List<String> unitCodes, LocalDate day);

    /** Where these units are today, of those within the caller's scope. */
    Mono<Map<String, Place>> places(Collection<String> unitCodes, LocalDate today, Actor actor);

    /** Writes new units, or {@link TreeMoved} when the tree changed meanwhile. */
    Mono<Void> addAll(List<Unit> units, Surroundings around, Command command);

    /** Writes a new unit, or {@link TreeMoved} when the tree changed meanwhile. */
    Mono<Unit> add(Unit unit, Surroundings around, Command command);

    /** Writes a change with all that it brings about, or {@link TreeMoved} when the tree changed meanwhile. */
    Mono<Unit> save(Reorganisation.Outcome outcome, Surroundings around, Command command);

    /** The tree changed between the decision and its writing: decide anew. */
    final class TreeMoved extends RuntimeException {
        public TreeMoved() {
            super("the tree changed meanwhile", null, false, false);
        }
    }
}
