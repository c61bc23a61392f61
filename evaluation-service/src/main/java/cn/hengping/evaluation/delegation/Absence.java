package cn.hengping.evaluation.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is away, and somebody else signs for him in one post (外出授权): given by the holder himself, for a time, for the
 * evaluations that the post reaches. A deputy cannot pass it on.
 */
public record Absence(
        UUID id,
        String holder,
        Post post,
        String deputy,
        Instant from,
        Instant until,
        String reason,
        @Nullable Instant revokedAt,
        long version) {
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final int MOST_CHARACTERS = 500;

    /** What the holder asks for. */
    public record Request(String deputy, Instant from, Instant until, String reason) {}

    public static Absence announce(UUID id, Request request, Command command) {
        var actor = command.actor();
        actor.requireRole(Role.STAFF, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD);
        NotAcceptable.unless(faults(request, actor, command.at()));
        return new Absence(
                id,
                actor.account(),
                actor.post(),
                request.deputy(),
                request.from(),
                request.until(),
                request.reason(),
                null,
                1);
    }

    private static List<Fault> faults(Request request, Actor actor, Instant now) {
        var faults = new ArrayList<Fault>();
        if (!request.deputy().matches("[0-9A-Za-z._@-]{1,60}")) {
            faults.add(Fault.at("/deputy", "AccountMalformed", request.deputy()));
        }
        if (request.deputy().equals(actor.account())) {
            faults.add(Fault.at("/deputy", "DeputyIsHolder", request.deputy()));
        }
        if (!request.until().isAfter(request.from()) || !request.until().isAfter(now)) {
            faults.add(Fault.at("/until", "EndsBeforeItBegins", request.from(), request.until()));
        } else if (Duration.between(request.from(), request.until()).compareTo(LONGEST) > 0) {
            faults.add(Fault.at("/until", "AbsenceTooLong", LONGEST.toDays()));
        }
        if (request.reason().isBlank() || request.reason().length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/reason", "TextLength", 1, MOST_CHARACTERS));
        }
        return faults;
    }

    /** The holder is back earlier: it holds no longer. What was signed stays signed. */
    public Absence revoke(Command command) {
        if (!command.actor().account().equals(holder)) {
            throw new OutsideYourScope(command.actor().post().toString(), holder).asError();
        }
        command.requireCurrent(version);
        var at = revokedAt == null ? command.at() : revokedAt;
        return new Absence(id, holder, post, deputy, from, until, reason, at, version + 1);
    }

    public boolean holdsAt(Instant at) {
        return revokedAt == null && !at.isBefore(from) && at.isBefore(until);
    }

    /** The absent one, in whose post the deputy acts. */
    public Actor seated() {
        return new Actor(holder, post);
    }

    public List<String> may(Actor actor, Instant now) {
        return actor.account().equals(holder) && revokedAt == null && now.isBefore(until)
                ? List.of("REVOKE")
                : List.of();
    }
}
