package cn.hengping.budget.coaching;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that would keep the objective from being measured, and where.
 *
 * @param pointer the JSON Pointer of the field
 * @param from the first character of the place in that field's text, counted in UTF-16 units; 0 where the whole field is meant
 * @param to the character after it
 */
public record Hint(HintKind kind, String pointer, int from, int to, List<String> arguments) {
    public Hint {
        arguments = List.copyOf(arguments);
    }

    static Hint at(HintKind kind, String pointer, String text, String... arguments) {
        return new Hint(kind, pointer, 0, text.length(), Arrays.asList(arguments));
    }
}
