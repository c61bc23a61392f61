package cn.hengping.report.document.seal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import cn.hengping.report.document.seal.SealRefusal.ScanNotPlain;
import cn.hengping.report.document.seal.SealRefusal.ScanPackedUnusually;
import cn.hengping.report.document.seal.SealRefusal.ScanUnpacksTooLarge;

/**
 * Looks at a PDF file before any library reads it: whether what is packed in it unpacks to more than a scan can be, and whether it
 * carries what no scanner writes (programs, encryption, packing within packing). Reads the bytes and believes none of their lengths.
 */
final class PdfGuard {
    /** What one stream may unpack to: A4 at 450 dots to the inch in colour. */
    static final int MOST_UNPACKED = 64 << 20;

    private static final int MOST_TEXT = 4 << 20;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern UNUSUAL =
            Pattern.compile("/(LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx|Crypt)\\b");
    private static final Pattern TWICE = Pattern.compile("/Fl(?:ateDecode)?\\b[^>]*?/Fl(?:ateDecode)?\\b");
    private static final Pattern FILTER_ELSEWHERE = Pattern.compile("/(?:Filter|F)\\s*\\d+\\s+\\d+\\s+R");
    private static final Pattern PROGRAM =
            Pattern.compile("/(Encrypt|JavaScript|JS|Launch|RichMedia|XFA|SubmitForm|ImportData|GoToE)\\b");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    private final byte[] file;
    /** All that is not packed, and the packed objects. */
    private final StringBuilder text = new StringBuilder();

    private PdfGuard(byte[] file) {
        this.file = file;
    }

    static void require(byte[] file) {
        var guard = new PdfGuard(file);
        guard.walk();
        guard.requirePlain();
    }

    private void walk() {
        var from = 0;
        for (var at = find(STREAM, 0); at >= 0; at = find(STREAM, from)) {
            add(from, at);
            var dictionary = text.substring(Math.max(0, text.lastIndexOf("obj")));
            requireUsual(unescaped(dictionary));
            var begin = at + STREAM.length;
            while (begin < file.length && (file[begin] == '\r' || file[begin] == '\n')) {
                begin++;
            }
            unpack(begin, dictionary.contains("ObjStm"));
            var end = find(END, begin);
            from = end < 0 ? file.length : end + END.length;
        }
        add(from, file.length);
    }

    private int find(byte[] word, int from) {
        for (var at = from; at <= file.length - word.length; at++) {
            var same = 0;
            while (same < word.length && file[at + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return at;
            }
        }
        return -1;
    }

    private void add(int from, int to) {
        if (text.length() + to - from > MOST_TEXT) {
            throw new ScanUnpacksTooLarge(MOST_TEXT).asError();
        }
        text.append(new String(file, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static void requireUsual(String dictionary) {
        var unusual = UNUSUAL.matcher(dictionary);
        if (unusual.find()) {
            throw new ScanPackedUnusually(0, unusual.group(1)).asError();
        }
        if (TWICE.matcher(dictionary).find()
                || FILTER_ELSEWHERE.matcher(dictionary).find()) {
            throw new ScanPackedUnusually(0, "Filter").asError();
        }
    }

    /** Unpacks to nowhere, and counts; what does not look packed ends at once. Two bytes of the format's own come first. */
    private void unpack(int from, boolean keeps) {
        var inflater = new Inflater(true);
        try {
            var skipped = Math.min(from + 2, file.length);
            inflater.setInput(file, skipped, file.length - skipped);
            var buffer = new byte[1 << 16];
            while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                var length = inflater.inflate(buffer);
                if (keeps) {
                    keep(buffer, length);
                }
                if (inflater.getBytesWritten() > MOST_UNPACKED) {
                    throw new ScanUnpacksTooLarge(MOST_UNPACKED).asError();
                }
            }
        } catch (DataFormatException _) {
            // not packed this way: nothing grows out of it
        } finally {
            inflater.end();
        }
    }

    private void keep(byte[] buffer, int length) {
        if (text.length() + length > MOST_TEXT) {
            throw new ScanUnpacksTooLarge(MOST_TEXT).asError();
        }
        text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    }

    private void requirePlain() {
        var program = PROGRAM.matcher(unescaped(text.toString()));
        if (program.find()) {
            throw new ScanNotPlain(program.group(1)).asError();
        }
    }

    /** Names may be written by the numbers of their letters. */
    private static String unescaped(String text) {
        return text.indexOf('#') < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(letter -> java.util.regex.Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(letter.group(1), 16))));
    }
}
