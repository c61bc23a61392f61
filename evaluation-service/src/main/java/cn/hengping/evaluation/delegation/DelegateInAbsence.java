package cn.hengping.evaluation.delegation;

import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Announces an absence, and ends it early. */
@Component
public class DelegateInAbsence {
    private final Absences absences;
    private final Ids ids;
    private final CommandLog log;

    DelegateInAbsence(Absences absences, Ids ids, CommandLog log) {
        this.absences = absences;
        this.ids = ids;
        this.log = log;
    }

    public Mono<Absence> announce(Absence.Request request, Command command) {
        return Mono.fromSupplier(() -> Absence.announce(ids.next(), request, command))
                .flatMap(absence -> absences.add(absence, command))
                .as(work -> log.once(command, Absence.class, work));
    }

    public Mono<Absence> revoke(UUID id, Command command) {
        return absences.get(id, command.actor())
                .flatMap(absence -> absences.save(absence, absence.revoke(command), command))
                .as(work -> log.once(command, Absence.class, work));
    }
}
