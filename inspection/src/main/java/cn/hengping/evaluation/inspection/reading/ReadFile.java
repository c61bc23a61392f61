package cn.hengping.evaluation.inspection.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/** Reads a file for what its bytes say it is; its name counts for nothing. */
public final class ReadFile {
    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 32 << 20;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int PDF_WITHIN = 1_024;

    private ReadFile() {}

    /** The document, or {@link Unreadable} with the reason. */
    public static Document read(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Unreadable(Why.EMPTY);
        }
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(Why.TOO_LARGE);
        }
        OtherKinds.refuse(bytes);
        if (begins(bytes, 0, ZIP)) {
            return office(bytes);
        }
        for (var i = 0; i < Math.min(PDF_WITHIN, bytes.length); i++) {
            if (begins(bytes, i, PDF)) {
                return PdfReader.read(bytes);
            }
        }
        return TextReader.read(bytes);
    }

    private static Document office(byte[] bytes) {
        try (var zip = OfficePackage.open(bytes)) {
            if (zip.has("word/document.xml")) {
                return DocxReader.read(zip);
            }
            if (zip.has("xl/workbook.xml")) {
                return XlsxReader.read(zip);
            }
            OtherKinds.refusePackage(zip);
            throw new Unreadable(Why.UNKNOWN_KIND);
        }
    }

    static boolean begins(byte[] bytes, int at, byte[] mark) {
        return bytes.length >= at + mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }
}
