package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of an XML part that was parsed before, cut into pieces: a tag, a text, or what is neither. */
final class XmlBytes {
    private static final int FIRST = 1 << 16;
    private static final int LARGEST_PIECE = 4 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[FIRST];
    private int from;
    private int length;
    private int end;

    XmlBytes(InputStream in) {
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

    int length() {
        return length;
    }

    /** One byte of the present piece. */
    byte get(int place) {
        return bytes[from + place];
    }

    /** A part of the present piece, as text. */
    String text(int start, int stop) {
        return new String(bytes, from + start, stop - start, StandardCharsets.UTF_8);
    }

    void copyTo(OutputStream out) throws IOException {
        out.write(bytes, from, length);
    }

    /** See {@link XmlPieces#copyThrough}. */
    void copyThrough(String local, OutputStream out) throws IOException {
        from += length;
        length = 0;
        var i = bracket(0);
        while (!isEndOf(local, i)) {
            if (at(i + 1) == '!' || at(i + 1) == '?') {
                pass(i, out);
                from += length;
                length = 0;
                i = bracket(0);
            } else {
                i = bracket(i + 1);
            }
        }
        pass(i, out);
    }

    /** Copies what stands before this place, and the piece that begins there. */
    private void pass(int place, OutputStream out) throws IOException {
        length = place;
        copyTo(out);
        next();
        copyTo(out);
    }

    private int bracket(int place) throws IOException {
        var i = from + place;
        while (true) {
            while (i < end && bytes[i] != '<') {
                i++;
            }
            if (i < end) {
                return i - from;
            }
            var reached = i - from;
            if (!more()) {
                throw new IOException("XML that ends within an element");
            }
            i = from + reached;
        }
    }

    private boolean isEndOf(String local, int place) throws IOException {
        if (at(place + 1) != '/') {
            return false;
        }
        var stop = place + 2;
        var name = stop;
        for (var letter = at(stop); letter > ' ' && letter != '>'; letter = at(stop)) {
            stop++;
            name = letter == ':' ? stop : name;
        }
        var isNamed = stop - name == local.length();
        for (var i = 0; isNamed && i < local.length(); i++) {
            isNamed = at(name + i) == local.charAt(i);
        }
        return isNamed;
    }
}
