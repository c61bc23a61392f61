package cn.hengping.budget.unit;

import java.util.Optional;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers a unit of the district. */
@Component
public class RegisterUnit {
    private final Units units;
    private final CommandLog log;

    RegisterUnit(Units units, CommandLog log) {
        this.units = units;
        this.log = log;
    }

    public Mono<Unit> register(Unit.Registration asked, Command command) {
        return department(asked)
                .map(department -> Unit.register(asked, department.orElse(null), command.actor()))
                .flatMap(unit -> units.add(unit, command))
                .as(work -> log.once(command, Unit.class, work));
    }

    private Mono<Optional<Unit>> department(Unit.Registration asked) {
        return Mono.justOrEmpty(asked.departmentCode())
                .flatMap(units::get)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
