package cn.hengping.platform;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * A rule said no, and the caller can do something about it.
 *
 * <p>Each refusal is a record: its name is the problem's type, its components are the problem's details, and which kind it
 * implements decides the HTTP status. Faults that nobody foresaw stay plain exceptions.
 */
public sealed interface Refusal {
    /** 400: it cannot even be read. */
    non-sealed interface Malformed extends Refusal {}

    /** 403: not for this post. */
    non-sealed interface Forbidden extends Refusal {}

    /** 404: not there, or not for these eyes, which look the same. */
    non-sealed interface Unknown extends Refusal {}

    /** 409: not now, in this state. */
    non-sealed interface Conflict extends Refusal {}

    /** 412: somebody was faster. */
    non-sealed interface Stale extends Refusal {}

    /** 413: more than the limit. */
    non-sealed interface TooMuch extends Refusal {}

    /** 422: understood, and against a rule. */
    non-sealed interface Incomplete extends Refusal {}

    /** 428: say first which version, or which request, you mean. */
    non-sealed interface Unconditional extends Refusal {}

    /** The bad places, when they can be named; they become {@code errors[]} of the problem. */
    default List<Fault> faults() {
        return List.of();
    }

    /** The values of the record's components, in their order: the arguments of its title. */
    default List<String> arguments() {
        return Arrays.stream(getClass().getRecordComponents())
                .map(component -> valueOf(component, this))
                .toList();
    }

    private static String valueOf(RecordComponent component, Refusal refusal) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return String.valueOf(accessor.invoke(refusal));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    default Refused asError() {
        return new Refused(this);
    }
}
