package cn.hengping.platform.deadletter;

import cn.hengping.platform.Refusal;

/** Every way dead letters can say no. */
interface DeadLetterRefusal {
    record NoSuchDeadLetter(long id) implements Refusal.Unknown {}

    record ReplayedAlready(long id, String account) implements Refusal.Conflict {}

    /** It carries no event id: readers could not tell whether they took it before. */
    record NotReplayable(long id) implements Refusal.Incomplete {}
}
