package cn.hengping.evaluation.inspection;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands: a JSON Pointer into a structured evaluation, a span of a text, or both (a span of that field's text).
 *
 * @param excerpt what stands there, for people; at most 80 characters
 */
public record Place(@Nullable String pointer, @Nullable Span span, String excerpt) {
    private static final int MOST = 80;

    /** The document as a whole. */
    public static final Place WHOLE = new Place("", null, "");

    public Place {
        var line = excerpt.replaceAll("\\s+", " ").strip();
        excerpt = line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
    }

    public static Place field(String pointer) {
        return new Place(pointer, null, "");
    }
}
