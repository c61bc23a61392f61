package cn.hengping.platform;

import java.util.Arrays;
import java.util.List;

/** One bad place in what the caller sent: where (a JSON Pointer), which rule (a key of messages.properties), with what. */
public record Fault(String pointer, String code, List<String> arguments) {
    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault at(String pointer, String code, Object... arguments) {
        return new Fault(
                pointer, code, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
