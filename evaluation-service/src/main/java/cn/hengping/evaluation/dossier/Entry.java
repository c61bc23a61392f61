package cn.hengping.evaluation.dossier;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One acknowledged command (业务办结记录): when, who, in which post, what, and each place that it changed. */
public record Entry(long id, Instant at, String account, String post, String action, List<Changed> changes) {
    /** One place by its JSON Pointer; absent where nothing stood, or nothing stands any more. */
    public record Changed(
            String pointer,
            @Nullable Object before,
            @Nullable Object after) {}

    public Entry {
        changes = List.copyOf(changes);
    }

    /** The same without what changed at this place, below it, or in something that holds it. */
    public Entry without(String pointer) {
        return new Entry(
                id,
                at,
                account,
                post,
                action,
                changes.stream().filter(change -> !touches(change, pointer)).toList());
    }

    private static boolean touches(Changed change, String pointer) {
        return change.pointer().equals(pointer)
                || change.pointer().startsWith(pointer + "/")
                || pointer.startsWith(change.pointer() + "/");
    }

    /** Only the changes at this place and below it. */
    public Entry at(String pointer) {
        return new Entry(
                id,
                at,
                account,
                post,
                action,
                changes.stream().filter(change -> touches(change, pointer)).toList());
    }
}
