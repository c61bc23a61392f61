package cn.hengping.evaluation.spotcheck.http;

import java.util.UUID;

import cn.hengping.evaluation.spotcheck.DrawSpotCheck;
import cn.hengping.evaluation.spotcheck.SpotCheck;
import cn.hengping.evaluation.spotcheck.SpotChecks;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SpotCheckController {
    private final DrawSpotCheck drawing;
    private final SpotChecks checks;

    SpotCheckController(DrawSpotCheck drawing, SpotChecks checks) {
        this.drawing = drawing;
        this.checks = checks;
    }

    record DrawRequest(String word) {}

    @PostMapping("/campaigns/{id}/spot-checks")
    Mono<ResponseEntity<SpotCheck>> announce(
            @PathVariable UUID id, @RequestBody SpotCheck.Announcement body, Command command) {
        return drawing.announce(id, body, command)
                .map(check -> Answers.created("/spot-checks/" + check.id(), check, check.version()));
    }

    @GetMapping("/campaigns/{id}/spot-checks")
    Mono<Page<SpotCheck>> list(
            @PathVariable UUID id,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return checks.page(id, actor, cursor, Page.limit(limit));
    }

    @GetMapping("/spot-checks/{id}")
    Mono<ResponseEntity<SpotCheck>> one(@PathVariable UUID id, Actor actor) {
        return checks.get(id, actor).map(check -> Answers.ok(check, check.version()));
    }

    /** The population as it was hashed, for whoever wants to draw again. */
    @GetMapping(path = "/spot-checks/{id}/population", produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<ResponseEntity<String>> population(@PathVariable UUID id, Actor actor) {
        return checks.get(id, actor)
                .flatMap(checks::population)
                .map(text -> ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
                        .body(text));
    }

    @PostMapping("/spot-checks/{id}/draws")
    Mono<ResponseEntity<SpotCheck>> draw(@PathVariable UUID id, @RequestBody DrawRequest body, Command command) {
        return drawing.draw(id, body.word(), command).map(check -> Answers.ok(check, check.version()));
    }
}
