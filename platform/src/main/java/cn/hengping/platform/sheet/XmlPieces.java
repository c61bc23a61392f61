package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.jspecify.annotations.Nullable;

/**
 * An XML part that was parsed before, piece by piece as its bytes stand: a tag, a text, or what is neither. For whoever copies most
 * of it and changes little. The part is UTF-8, and no piece is larger than the parser let through.
 */
final class XmlPieces {
    private final XmlBytes piece;

    XmlPieces(InputStream in) {
        piece = new XmlBytes(in);
    }

    /** Steps to the next piece, or says that there is none. */
    boolean next() throws IOException {
        return piece.next();
    }

    boolean isTag() {
        return piece.get(0) == '<' && piece.length() > 2 && piece.get(1) != '!' && piece.get(1) != '?';
    }

    boolean isEnd() {
        return isTag() && piece.get(1) == '/';
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
        return isTag() && piece.get(piece.length() - 2) == '/';
    }

    /** Whether this tag is of an element of this local name. */
    boolean isOf(String local) {
        var start = nameStart();
        var stop = nameEnd(start);
        var colon = start;
        while (colon < stop && piece.get(colon) != ':') {
            colon++;
        }
        var name = colon < stop ? colon + 1 : start;
        if (stop - name != local.length()) {
            return false;
        }
        for (var i = 0; i < local.length(); i++) {
            if (piece.get(name + i) != local.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int nameStart() {
        return piece.get(1) == '/' ? 2 : 1;
    }

    private int nameEnd(int start) {
        var stop = start;
        while (stop < piece.length()
                && (piece.get(stop) & 0xFF) > ' '
                && piece.get(stop) != '>'
                && piece.get(stop) != '/') {
            stop++;
        }
        return stop;
    }

    /** The prefix of this tag's name with its colon, or nothing. */
    String prefix() {
        var start = nameStart();
        var name = piece.text(start, nameEnd(start));
        return name.substring(0, name.indexOf(':') + 1);
    }

    /** The value of an attribute without a prefix, as it is written. */
    @Nullable
    String attribute(String name) {
        for (var i = nameEnd(nameStart()); i < piece.length(); ) {
            while (i < piece.length() && piece.get(i) <= ' ' && piece.get(i) >= 0) {
                i++;
            }
            var start = i;
            while (i < piece.length() && piece.get(i) != '=' && piece.get(i) != '>') {
                i++;
            }
            var open = i + 1;
            while (open < piece.length() && piece.get(open) != '"' && piece.get(open) != '\'') {
                open++;
            }
            var close = open + 1;
            while (close < piece.length() && piece.get(close) != piece.get(open)) {
                close++;
            }
            if (close >= piece.length()) {
                return null;
            }
            if (piece.text(start, i).strip().equals(name)) {
                return piece.text(open + 1, close);
            }
            i = close + 1;
        }
        return null;
    }

    @Override
    public String toString() {
        return piece.text(0, piece.length());
    }

    void copyTo(OutputStream out) throws IOException {
        piece.copyTo(out);
    }

    /**
     * Copies what follows up to the end of the element of this local name that was just begun, and that end; elements of this name do
     * not nest. Of the tags between, only names of ends are read: no value holds a bracket. The end is the present piece afterwards.
     */
    void copyThrough(String local, OutputStream out) throws IOException {
        piece.copyThrough(local, out);
    }
}
