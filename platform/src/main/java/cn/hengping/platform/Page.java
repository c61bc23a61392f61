package cn.hengping.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.PlatformRefusal.LimitOutOfRange;
import org.jspecify.annotations.Nullable;

/** A stretch of a list, and the cursor of what comes after it; no cursor, no more. */
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int USUAL = 50;
    public static final int MOST = 200;

    /** What every cursor begins with, so that a word from elsewhere is not taken for one. */
    private static final String FORMAT = "p1.";

    public Page {
        items = List.copyOf(items);
    }

    /** A page from one row more than was asked for: the surplus row only tells that there is more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), next);
    }

    /** How many rows a list gives: the usual number when nothing is asked for, and never more than the most. */
    public static int limit(@Nullable Integer requested) {
        if (requested == null) {
            return USUAL;
        }
        if (requested < 1 || requested > MOST) {
            throw new LimitOutOfRange(MOST).asError();
        }
        return requested;
    }

    /** Writes the sort keys of the last row as an opaque word. */
    public static String cursor(String... keys) {
        var text = FORMAT + String.join("\u0000", keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads back a cursor of exactly this many keys, and refuses anything else. */
    public static List<String> keys(String cursor, int count) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var keys = text.substring(Math.min(text.length(), FORMAT.length())).split("\u0000", -1);
            if (keys.length != count || !cursor(keys).equals(cursor)) {
                throw new CursorMalformed().asError();
            }
            return List.of(keys);
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }
}
