package cn.hengping.budget.unit;

import java.time.Duration;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Registers units and changes the tree. Changes of one tree are decided one after the other. */
@Component
public class ChangeUnits {
    private static final Retry AGAIN_WHEN_THE_TREE_MOVED = Retry.backoff(40, Duration.ofMillis(4))
            .maxBackoff(Duration.ofMillis(120))
            .jitter(0.9)
            .filter(Units.TreeMoved.class::isInstance)
            .onRetryExhaustedThrow((_, _) -> new ChangedMeanwhile().asError());

    private final Units units;
    private final CommandLog log;

    ChangeUnits(Units units, CommandLog log) {
        this.units = units;
        this.log = log;
    }

    public Mono<Unit> register(Founding asked, Command command) {
        return units.around(asked.codes(), asked.validFrom())
                .flatMap(around -> units.add(asked.register(around, command.actor()), around, command))
                .retryWhen(AGAIN_WHEN_THE_TREE_MOVED)
                .as(work -> log.once(command, Unit.class, work));
    }

    public Mono<Unit> change(String unitCode, Reorganisation asked, Command command) {
        return units.around(asked.codes(unitCode), asked.effectiveOn())
                .flatMap(around -> units.save(asked.of(around.course(unitCode), around, command), around, command))
                .retryWhen(AGAIN_WHEN_THE_TREE_MOVED)
                .as(work -> log.once(command, Unit.class, work));
    }
}
