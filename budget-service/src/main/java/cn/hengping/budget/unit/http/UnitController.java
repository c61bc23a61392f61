package cn.hengping.budget.unit.http;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import cn.hengping.budget.unit.ChangeKind;
import cn.hengping.budget.unit.ChangeUnits;
import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Founding;
import cn.hengping.budget.unit.Reorganisation;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitHistory;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.budget.unit.Units;
import cn.hengping.budget.unit.Units.AsOf;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class UnitController {
    private final ChangeUnits changes;
    private final Units units;
    private final Clock clock;

    UnitController(ChangeUnits changes, Units units, Clock clock) {
        this.changes = changes;
        this.units = units;
        this.clock = clock;
    }

    /** A unit as callers see it: how it is from a day on, and until when. */
    record UnitView(
            String unitCode,
            String name,
            UnitKind kind,
            UnitPath path,
            String departmentCode,
            String departmentName,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> may) {
        static UnitView of(Unit unit) {
            return of(unit, List.of());
        }

        static UnitView of(Course course, Unit unit, Actor actor) {
            return of(unit, may(course.last(), actor));
        }

        private static UnitView of(Unit unit, List<String> may) {
            return new UnitView(
                    unit.unitCode(),
                    unit.name(),
                    unit.kind(),
                    unit.path(),
                    unit.department().unitCode(),
                    unit.department().name(),
                    unit.validFrom(),
                    unit.validTo(),
                    may);
        }

        private static List<String> may(Unit last, Actor actor) {
            if (!actor.is(Role.SYSTEM_ADMIN) || !actor.scope().covers(last.path()) || last.validTo() != null) {
                return List.of();
            }
            return switch (last.kind()) {
                case BUREAU -> List.of("RENAME");
                case DEPARTMENT -> List.of("RENAME", "MERGE", "SPLIT", "CLOSE");
                case UNIT -> List.of("RENAME", "MOVE", "MERGE", "SPLIT", "CLOSE");
            };
        }
    }

    /** A stretch as it was recorded. */
    record VersionView(
            UnitView unit,
            ChangeKind change,
            String reason,
            String documentNumber,
            String account,
            Instant recordedAt,
            @Nullable Instant supersededAt) {
        static VersionView of(UnitHistory.Line line) {
            return new VersionView(
                    UnitView.of(line.unit()),
                    line.change(),
                    line.reason(),
                    line.documentNumber(),
                    line.account(),
                    line.recordedAt(),
                    line.supersededAt());
        }
    }

    record HistoryView(
            List<VersionView> versions, List<UnitHistory.Kin> predecessors, List<UnitHistory.Kin> successors) {}

    @PostMapping("/units")
    Mono<ResponseEntity<UnitView>> register(@RequestBody Founding body, Command command) {
        return changes.register(body, command)
                .map(unit -> Answers.created("/units/" + unit.unitCode(), UnitView.of(unit), unit.version()));
    }

    /** Renames, moves, merges, splits or closes the unit from a day on; answers it as the change leaves it. */
    @PostMapping("/units/{unitCode}/changes")
    Mono<ResponseEntity<UnitView>> change(
            @PathVariable String unitCode, @RequestBody Reorganisation body, Command command) {
        return changes.change(unitCode, body, command).map(unit -> Answers.ok(UnitView.of(unit), unit.version()));
    }

    /**
     * The units of a day.
     *
     * @param asOf today if absent
     * @param knownAt the tree of that day as it was known at this moment; now if absent
     */
    @GetMapping("/units")
    Mono<Page<UnitView>> list(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant knownAt,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return units.page(actor, new AsOf(day(asOf), knownAt), cursor, Page.limit(limit))
                .map(page -> page.map(UnitView::of));
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? Course.dayAt(clock.instant()) : asOf;
    }

    @GetMapping("/unit-tree")
    Mono<List<UnitNode>> tree(@RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf, Actor actor) {
        return units.page(actor, AsOf.day(day(asOf)), null, UnitNode.MOST).map(UnitNode::tree);
    }

    /** The unit of this day; without a day that of today, one that is yet to begin as it will be, one that ended as it was. */
    @GetMapping("/units/{unitCode}")
    Mono<ResponseEntity<UnitView>> one(
            @PathVariable String unitCode,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf,
            Actor actor) {
        return units.course(unitCode, day(asOf), actor)
                .map(course -> Answers.ok(
                        UnitView.of(
                                course,
                                asOf == null ? course.seenNow(day(asOf), actor) : course.seenOn(asOf, actor),
                                actor),
                        course.version()));
    }

    @GetMapping("/units/{unitCode}/history")
    Mono<HistoryView> history(@PathVariable String unitCode, Actor actor) {
        return units.history(unitCode, actor)
                .map(history -> new HistoryView(
                        history.lines().stream().map(VersionView::of).toList(),
                        history.predecessors(),
                        history.successors()));
    }
}
