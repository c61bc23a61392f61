package cn.hengping.evaluation.inspection.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/** Plain text in UTF-8, UTF-16 or GB18030, found out by its bytes; lines with tabs or bars are tables. */
final class TextReader {
    private static final int SAMPLE = 4_096;
    private static final int MOST_ODD = 2;

    private TextReader() {}

    static Document read(byte[] bytes) {
        var text = decoded(bytes).orElseThrow(() -> new Unreadable(Why.UNKNOWN_KIND));
        var lines = Arrays.asList(text.split("\\R", -1));
        var transcript = new Transcript();
        new Lines(transcript, lines).read();
        return transcript.document("TEXT");
    }

    private static Optional<String> decoded(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, StandardCharsets.UTF_16);
        }
        for (var charset : candidates(bytes)) {
            var text = decoded(bytes, charset);
            if (text.isPresent() && isText(text.get())) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static List<Charset> candidates(byte[] bytes) {
        var sample = Math.min(bytes.length, SAMPLE);
        var zerosAtOdd = 0;
        var zerosAtEven = 0;
        for (var i = 0; i < sample; i++) {
            if (bytes[i] == 0) {
                zerosAtOdd += i % 2;
                zerosAtEven += 1 - i % 2;
            }
        }
        if (zerosAtOdd > MOST_ODD || zerosAtEven > MOST_ODD) {
            return List.of(zerosAtOdd >= zerosAtEven ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        return List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (var i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** Mostly characters that people write; a binary file decodes to something else. */
    private static boolean isText(String text) {
        var sample = text.substring(0, Math.min(text.length(), SAMPLE));
        var usual = sample.chars().filter(TextReader::isUsual).count();
        return usual * 100 >= sample.length() * 90L;
    }

    private static boolean isUsual(int c) {
        var isAscii = (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        var isMark = (c >= 0x2000 && c < 0x2700) || (c >= 0x3000 && c < 0x3040) || c >= 0xFF00;
        return isAscii || isMark || (c >= 0x4E00 && c < 0xA000) || (c >= 0xA0 && c < 0x100);
    }
}
