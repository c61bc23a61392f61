package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * An XML part that was parsed before, piece by piece as its bytes stand: a tag, a text, or what is neither. For whoever copies most
 * of it and changes little. The part is UTF-8, and no piece is larger than the parser let through.
 */
final class XmlPieces {
    private static final int FIRST = 1 << 16;
    private static final int LARGEST_PIECE = 4 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST];
    private int from;
    private int length;
    private int end;

    XmlPieces(InputStream in) {
        this.in = in;
    }

    /** Steps to the next piece, or says that there is none. */
    boolean next() throws IOException {
        from += length;
        length = 0;
        if (at(0) < 0) {
            return false;
        }
        length = at(0) != '<' ? untilTag() : begins("<!--") ? after("-->") : ordinary();
        return true;
    }

    private int ordinary() throws IOException {
        if (begins("<![CDATA[")) {
            return after("]]>");
        }
        return begins("<?") ? after("?>") : tag();
    }

    private int at(int place) throws IOException {
        while (from + place >= end) {
            if (!more()) {
                return -1;
            }
        }
        return bytes[from + place] & 0xFF;
    }

    private boolean more() throws IOException {
        if (end == bytes.length && from > 0) {
            System.arraycopy(bytes, from, bytes, 0, end - from);
            end -= from;
            from = 0;
        } else if (end == bytes.length) {
            if (bytes.length >= LARGEST_PIECE) {
                throw new IOException("a piece of XML of more than " + LARGEST_PIECE + " bytes");
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        var read = in.read(bytes, end, bytes.length - end);
        end += Math.max(0, read);
        return read >= 0;
    }

    private boolean begins(String word) throws IOException {
        for (var i = 0; i < word.length(); i++) {
            if (at(i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int untilTag() throws IOException {
        var i = 1;
        while (at(i) >= 0 && at(i) != '<') {
            i++;
        }
        return i;
    }

    private int after(String word) throws IOException {
        var last = word.length() - 1;
        for (var i = last; at(i) >= 0; i++) {
            if (ends(i, word)) {
                return i + 1;
            }
        }
        throw new IOException("XML that ends within a piece");
    }

    private boolean ends(int place, String word) {
        for (var i = 0; i < word.length(); i++) {
            if (bytes[from + place - i] != word.charAt(word.length() - 1 - i)) {
                return false;
            }
        }
        return true;
    }

    /** Up to the bracket that is in no attribute's value. */
    private int tag() throws IOException {
        var quote = 0;
        for (var i = 1; at(i) >= 0; i++) {
            var letter = at(i);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
            } else if (letter == '>') {
                return i + 1;
            }
        }
        throw new IOException("XML that ends within a tag");
    }

    boolean isTag() {
        return bytes[from] == '<' && length > 2 && bytes[from + 1] != '!' && bytes[from + 1] != '?';
    }

    boolean isEnd() {
        return isTag() && bytes[from + 1] == '/';
    }

    /** Whether this tag begins an element of this local name, with or without content. */
    boolean starts(String local) {
        return isTag() && !isEnd() && isOf(local);
    }

    /** Whether this tag ends an element of this local name that had content. */
    boolean ends(String local) {
        return isEnd() && isOf(local);
    }

    /** How much deeper one stands after this piece. */
    int depth() {
        if (isEnd()) {
            return -1;
        }
        return isTag() && !isWhole() ? 1 : 0;
    }

    /** Whether this tag is an element without content. */
    boolean isWhole() {
        return isTag() && bytes[from + length - 2] == '/';
    }

    /** Whether this tag is of an element of this local name. */
    boolean isOf(String local) {
        var start = nameStart();
        var stop = nameEnd(start);
        var colon = start;
        while (colon < stop && bytes[from + colon] != ':') {
            colon++;
        }
        var name = colon < stop ? colon + 1 : start;
        if (stop - name != local.length()) {
            return false;
        }
        for (var i = 0; i < local.length(); i++) {
            if (bytes[from + name + i] != local.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int nameStart() {
        return bytes[from + 1] == '/' ? 2 : 1;
    }

    private int nameEnd(int start) {
        var stop = start;
        while (stop < length
                && (bytes[from + stop] & 0xFF) > ' '
                && bytes[from + stop] != '>'
                && bytes[from + stop] != '/') {
            stop++;
        }
        return stop;
    }

    /** The prefix of this tag's name with its colon, or nothing. */
    String prefix() {
        var start = nameStart();
        var name = new String(bytes, from + start, nameEnd(start) - start, StandardCharsets.UTF_8);
        return name.substring(0, name.indexOf(':') + 1);
    }

    /** The value of an attribute without a prefix, as it is written. */
    @Nullable
    String attribute(String name) {
        for (var i = nameEnd(nameStart()); i < length; ) {
            while (i < length && bytes[from + i] <= ' ' && bytes[from + i] >= 0) {
                i++;
            }
            var start = i;
            while (i < length && bytes[from + i] != '=' && bytes[from + i] != '>') {
                i++;
            }
            var open = i + 1;
            while (open < length && bytes[from + open] != '"' && bytes[from + open] != '\'') {
                open++;
            }
            var close = open + 1;
            while (close < length && bytes[from + close] != bytes[from + open]) {
                close++;
            }
            if (close >= length) {
                return null;
            }
            if (new String(bytes, from + start, i - start, StandardCharsets.UTF_8)
                    .strip()
                    .equals(name)) {
                return new String(bytes, from + open + 1, close - open - 1, StandardCharsets.UTF_8);
            }
            i = close + 1;
        }
        return null;
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    void copyTo(OutputStream out) throws IOException {
        out.write(bytes, from, length);
    }
}
