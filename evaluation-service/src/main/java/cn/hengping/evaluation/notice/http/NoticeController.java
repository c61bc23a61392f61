package cn.hengping.evaluation.notice.http;

import java.time.Clock;

import cn.hengping.evaluation.notice.Notices;
import cn.hengping.evaluation.notice.ReceivedNotice;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** That somebody has read something is no command of record: it changes nothing but what he is shown, and repeats harmlessly. */
@RestController
@RequestMapping("/notices")
class NoticeController {
    private final Notices notices;
    private final Clock clock;

    NoticeController(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** How many are unread; a hundred means that many or more. */
    record Unread(long unread) {}

    record Marked(long marked) {}

    @GetMapping
    Mono<Page<ReceivedNotice>> list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return notices.page(actor, unread, cursor, Page.limit(limit));
    }

    @GetMapping("/unread")
    Mono<Unread> unread(Actor actor) {
        return notices.unread(actor).map(Unread::new);
    }

    @PutMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(@PathVariable long id, Actor actor) {
        return notices.read(id, actor, clock.instant());
    }

    /** All that were received up to this one: what came while the reader looked stays unread. */
    @PutMapping("/read")
    Mono<Marked> readUpTo(@RequestParam long upTo, Actor actor) {
        return notices.readUpTo(upTo, actor, clock.instant()).map(Marked::new);
    }
}
