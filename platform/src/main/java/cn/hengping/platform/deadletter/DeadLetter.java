package cn.hengping.platform.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Role;
import cn.hengping.platform.deadletter.DeadLetterRefusal.NotReplayable;
import cn.hengping.platform.deadletter.DeadLetterRefusal.ReplayedAlready;
import org.jspecify.annotations.Nullable;

/**
 * An event that this service gave up on (死信), without its body: who runs the system need not read what it is about.
 *
 * @param eventId what readers know an event by; a message without one is nobody's event and cannot be replayed
 */
record DeadLetter(
        long id,
        String topic,
        @Nullable UUID eventId,
        String type,
        String subject,
        Instant at,
        String reason,
        long version,
        @Nullable Instant replayedAt,
        @Nullable String replayedBy) {

    /** Refuses whoever does not look after the system. */
    static void requireWatcher(Actor actor) {
        actor.requireRole(Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN);
    }

    /** The letter as it is once replayed, or a refusal: once a letter, by a system administrator. */
    DeadLetter replay(Command command) {
        command.actor().requireRole(Role.SYSTEM_ADMIN);
        if (replayedBy != null) {
            throw new ReplayedAlready(id, replayedBy).asError();
        }
        command.requireCurrent(version);
        if (eventId == null) {
            throw new NotReplayable(id).asError();
        }
        var by = command.actor().account();
        return new DeadLetter(id, topic, eventId, type, subject, at, reason, version + 1, command.at(), by);
    }

    List<String> may(Actor actor) {
        return actor.is(Role.SYSTEM_ADMIN) && replayedBy == null && eventId != null ? List.of("REPLAY") : List.of();
    }
}
