package cn.hengping.evaluation.inspection.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/** Measures how far the streams of a PDF would grow, before a library unpacks them into memory. */
final class Inflation {
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final long MOST_OF_ONE = 64L << 20;
    private static final long MOST_IN_ALL = 256L << 20;
    private static final int MOST_LAYERS = 3;

    private Inflation() {}

    static void require(byte[] pdf) {
        var total = 0L;
        var buffer = new byte[1 << 16];
        for (var i = 0; i < pdf.length - STREAM.length - 2; i++) {
            if (isStream(pdf, i)) {
                total += grown(pdf, start(pdf, i + STREAM.length), buffer);
                if (total > MOST_IN_ALL) {
                    throw new Unreadable(Why.BOMB);
                }
            }
        }
    }

    private static boolean isStream(byte[] pdf, int at) {
        var isEnd = at >= 3 && pdf[at - 1] == 'd' && pdf[at - 2] == 'n' && pdf[at - 3] == 'e';
        if (pdf[at] != 's' || isEnd) {
            return false;
        }
        for (var i = 1; i < STREAM.length; i++) {
            if (pdf[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private static int start(byte[] pdf, int at) {
        var start = at;
        while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
            start++;
        }
        return start;
    }

    private static long grown(byte[] pdf, int at, byte[] buffer) {
        var total = 0L;
        for (var layers = 1; layers <= MOST_LAYERS; layers++) {
            var grown = grown(pdf, at, layers, buffer);
            total += grown;
            if (grown == 0) {
                return total;
            }
        }
        return total;
    }

    private static long grown(byte[] pdf, int at, int layers, byte[] buffer) {
        InputStream in = new ByteArrayInputStream(pdf, at, pdf.length - at);
        for (var i = 0; i < layers; i++) {
            in = new InflaterInputStream(in);
        }
        var grown = 0L;
        try {
            for (var count = in.read(buffer); count > 0; count = in.read(buffer)) {
                grown += count;
                if (grown > MOST_OF_ONE) {
                    throw new Unreadable(Why.BOMB);
                }
            }
        } catch (IOException _) {
            return grown;
        }
        return grown;
    }
}
