package cn.hengping.budget.execution;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a file of payments can be refused as a whole, beside what the table's own form says. */
public interface ImportRefusal {
    record NoSuchImport(UUID id) implements Refusal.Unknown {}

    record ImportUnfinished(UUID id) implements Refusal.Conflict {}

    record TooManyBadRows(int most) implements Refusal.TooMuch {}

    /** It was begun so many times and never came to an end; the log says why. */
    record ImportFailed(int attempts) implements Refusal.Conflict {}
}
