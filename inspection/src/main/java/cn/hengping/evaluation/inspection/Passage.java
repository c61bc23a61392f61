package cn.hengping.evaluation.inspection;

import org.jspecify.annotations.Nullable;

/**
 * One paragraph, heading or cell as it was written.
 *
 * @param plain the same text in one shape for patterns, position by position
 * @param pointer the field it stands in, for an evaluation that is kept as data
 * @param offset where it begins in the whole text of the document
 */
public record Passage(String text, String plain, @Nullable String pointer, int offset, Kind kind) implements Block {

    /** What a passage is in its document. */
    public enum Kind {
        BODY,
        /** Numbered by the word processor, so that its number is not part of its text. */
        NUMBERED,
        CELL,
        /** Joined from lines that were broken by the page: where it ends is a guess. */
        REFLOWED
    }

    public static Passage of(String text, int offset, Kind kind) {
        return new Passage(text, Plain.of(text), null, offset, kind);
    }

    public static Passage field(String text, String pointer) {
        return new Passage(text, Plain.of(text), pointer, 0, Kind.BODY);
    }

    public Place at(int from, int to) {
        var span = new Span(offset + from, offset + to);
        return new Place(pointer, span, text.substring(from, to));
    }

    public Place whole() {
        return at(0, text.length());
    }

    public boolean isBlank() {
        return plain.isBlank();
    }
}
