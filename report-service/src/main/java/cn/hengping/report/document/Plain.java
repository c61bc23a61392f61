package cn.hengping.report.document;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text as it is printed, the same in every format: what has no shape on paper (control characters, direction marks, zero-width
 * characters, halves of pairs) is left out, and every kind of white space but the full-width one is a space.
 */
final class Plain {
    private static final int FULL_WIDTH_SPACE = 0x3000;

    private static final Pattern BREAK = Pattern.compile("\\R");

    private Plain() {}

    /** Lines stay lines; empty ones are left out. */
    static String lines(String text) {
        return text.chars().anyMatch(Plain::isBreak)
                ? BREAK.splitAsStream(text)
                        .map(Plain::line)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))
                : line(text);
    }

    private static boolean isBreak(int character) {
        return (character >= '\n' && character <= '\r') || character == 0x85 || (character & ~1) == 0x2028;
    }

    static String line(String text) {
        var checked = 0;
        while (checked < text.length() && isUsual(text.charAt(checked))) {
            checked++;
        }
        if (checked == text.length() || text.codePoints().allMatch(Plain::isPlain)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isSpace(character)) {
                plain.append(' ');
            } else if (isPlain(character)) {
                plain.appendCodePoint(character);
            }
        });
        return plain.toString();
    }

    /** What most texts are made of, and need no second look. */
    private static boolean isUsual(char character) {
        return (character >= 0x4e00 && character <= 0x9fa5)
                || (character >= ' ' && character <= '~')
                || (character >= 0x3001 && character <= 0x3015)
                || (character >= 0xff01 && character <= 0xff5e);
    }

    private static boolean isSpace(int character) {
        return character != FULL_WIDTH_SPACE && (Character.isWhitespace(character) || Character.isSpaceChar(character));
    }

    private static boolean isPlain(int character) {
        if (character == ' ' || character == FULL_WIDTH_SPACE) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isVariationSelector(character);
        };
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef);
    }
}
