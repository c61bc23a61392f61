package cn.hengping.evaluation.delegation.http;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.delegation.Absence;
import cn.hengping.evaluation.delegation.Absences;
import cn.hengping.evaluation.delegation.DelegateInAbsence;
import cn.hengping.evaluation.people.Staff;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/absences")
class AbsenceController {
    private final DelegateInAbsence delegating;
    private final Absences absences;
    private final Staff staff;
    private final Clock clock;

    AbsenceController(DelegateInAbsence delegating, Absences absences, Staff staff, Clock clock) {
        this.delegating = delegating;
        this.absences = absences;
        this.staff = staff;
        this.clock = clock;
    }

    record AbsenceView(
            UUID id,
            String holder,
            Post post,
            String deputy,
            Instant from,
            Instant until,
            String reason,
            @Nullable Instant revokedAt,
            boolean holdsNow,
            List<String> may) {
        static AbsenceView of(Absence absence, Actor actor, Instant now) {
            return new AbsenceView(
                    absence.id(),
                    absence.holder(),
                    absence.post(),
                    absence.deputy(),
                    absence.from(),
                    absence.until(),
                    absence.reason(),
                    absence.revokedAt(),
                    absence.holdsAt(now),
                    absence.may(actor, now));
        }
    }

    record AbsenceList(List<AbsenceView> items, @Nullable String next) {}

    /** Somebody of the caller's own place who could be named; others may be named as well. */
    record Deputy(String account, String title) {}

    record DeputyList(List<Deputy> items, @Nullable String next) {}

    @PostMapping
    Mono<ResponseEntity<AbsenceView>> announce(@RequestBody Absence.Request body, Command command) {
        return delegating
                .announce(body, command)
                .map(absence -> Answers.created(
                        "/absences/" + absence.id(), view(absence, command.actor()), absence.version()));
    }

    @PostMapping("/{id}/revocations")
    Mono<ResponseEntity<AbsenceView>> revoke(@PathVariable UUID id, Command command) {
        return delegating
                .revoke(id, command)
                .map(absence -> Answers.ok(view(absence, command.actor()), absence.version()));
    }

    @GetMapping("/deputies")
    Mono<DeputyList> deputies(Actor actor) {
        return staff.around(actor.scope(), actor.scope())
                .map(people -> new DeputyList(
                        people.persons().stream()
                                .filter(person -> person.unitPath().equals(actor.scope()))
                                .filter(person -> !person.account().equals(actor.account()))
                                .map(person -> new Deputy(person.account(), person.title()))
                                .toList(),
                        null));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<AbsenceView>> one(@PathVariable UUID id, Actor actor) {
        return absences.get(id, actor).map(absence -> Answers.ok(view(absence, actor), absence.version()));
    }

    /** Those that the caller announced, and those that make the caller a deputy. */
    @GetMapping
    Mono<AbsenceList> list(Actor actor) {
        return absences.of(actor)
                .map(found -> new AbsenceList(
                        found.stream().map(absence -> view(absence, actor)).toList(), null));
    }

    private AbsenceView view(Absence absence, Actor actor) {
        return AbsenceView.of(absence, actor, clock.instant());
    }
}
