package cn.hengping.platform.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/dead-letters")
class DeadLetterController {
    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    /** A dead letter as its watchers see it. */
    record DeadLetterView(
            long id,
            String topic,
            @Nullable UUID eventId,
            String type,
            String subject,
            Instant at,
            String reason,
            @Nullable Instant replayedAt,
            @Nullable String replayedBy,
            List<String> may) {
        static DeadLetterView of(DeadLetter letter, Actor actor) {
            return new DeadLetterView(
                    letter.id(),
                    letter.topic(),
                    letter.eventId(),
                    letter.type(),
                    letter.subject(),
                    letter.at(),
                    letter.reason(),
                    letter.replayedAt(),
                    letter.replayedBy(),
                    letter.may(actor));
        }
    }

    @GetMapping
    Mono<Page<DeadLetterView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        DeadLetter.requireWatcher(actor);
        return letters.page(cursor, Page.limit(limit))
                .map(page -> page.map(letter -> DeadLetterView.of(letter, actor)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<DeadLetterView>> one(@PathVariable long id, Actor actor) {
        DeadLetter.requireWatcher(actor);
        return letters.get(id).map(letter -> Answers.ok(DeadLetterView.of(letter, actor), letter.version()));
    }

    @PostMapping("/{id}/replays")
    Mono<ResponseEntity<DeadLetterView>> replay(@PathVariable long id, Command command) {
        DeadLetter.requireWatcher(command.actor());
        return letters.replay(id, command)
                .map(letter -> Answers.ok(DeadLetterView.of(letter, command.actor()), letter.version()));
    }
}
