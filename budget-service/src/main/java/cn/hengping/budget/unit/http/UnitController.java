package cn.hengping.budget.unit.http;

import java.time.LocalDate;
import java.util.List;

import cn.hengping.budget.unit.RegisterUnit;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/units")
class UnitController {
    private final RegisterUnit registration;
    private final Units units;

    UnitController(RegisterUnit registration, Units units) {
        this.registration = registration;
        this.units = units;
    }

    /** A unit as callers see it. */
    record UnitView(
            String unitCode,
            String name,
            UnitKind kind,
            UnitPath path,
            String departmentCode,
            String departmentName,
            LocalDate validFrom,
            List<String> may) {
        static UnitView of(Unit unit) {
            return new UnitView(
                    unit.unitCode(),
                    unit.name(),
                    unit.kind(),
                    unit.path(),
                    unit.department().unitCode(),
                    unit.department().name(),
                    unit.validFrom(),
                    List.of());
        }
    }

    @PostMapping
    Mono<ResponseEntity<UnitView>> register(@RequestBody Unit.Registration body, Command command) {
        return registration
                .register(body, command)
                .map(unit -> Answers.created("/units/" + unit.unitCode(), UnitView.of(unit), unit.version()));
    }

    @GetMapping
    Mono<Page<UnitView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return units.page(actor, cursor, Page.limit(limit)).map(page -> page.map(UnitView::of));
    }

    @GetMapping("/{unitCode}")
    Mono<ResponseEntity<UnitView>> one(@PathVariable String unitCode, Actor actor) {
        return units.get(unitCode, actor).map(unit -> Answers.ok(UnitView.of(unit), unit.version()));
    }
}
