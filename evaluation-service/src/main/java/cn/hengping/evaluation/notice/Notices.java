package cn.hengping.evaluation.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.evaluation.reminder.Ladder;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where notices are kept, and who has read which. */
public interface Notices {
    /** An open campaign, until when its units hand in, and what it is called. */
    record DueCampaign(UUID id, UnitPath scopePath, String name, LocalDate dueOn) {}

    /** Keeps what an event tells, once however often the event arrives. */
    Mono<Void> keep(UUID eventId, Notice notice);

    /** What this actor's post received, the newest first. */
    Mono<Page<ReceivedNotice>> page(Actor actor, boolean unreadOnly, @Nullable String cursor, int limit);

    /** How many he has not read, counted no further than a hundred. */
    Mono<Long> unread(Actor actor);

    /** One that he received is read from now on; a second time changes nothing. */
    Mono<Void> read(long id, Actor actor, Instant at);

    /** So are all that he received up to this one, a bounded number at a time: how many were. */
    Mono<Long> readUpTo(long id, Actor actor, Instant at);

    /** Open campaigns that are due from one day until another. */
    Flux<DueCampaign> dueCampaigns(LocalDate from, LocalDate until);

    /** Tells each unit that still drafts, or the campaign's manager; once for each rung of each due date: how many were told. */
    Mono<Long> tellOfDrafts(DueCampaign campaign, Ladder.Rung rung, Instant at);
}
