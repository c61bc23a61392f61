package cn.hengping.evaluation.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import cn.hengping.evaluation.inspection.reading.Unreadable;
import cn.hengping.evaluation.inspection.recognition.Words;

/**
 * What Jazzer throws bytes at ({@code inspection/fuzz}), and the build the bytes that it found worth keeping. The first byte says where
 * the others go: behind the compression of an office file a fuzzer would never come to the marks.
 */
public final class FuzzTarget {
    private static final InspectFile INSPECT = new InspectFile(new Words(null));

    private FuzzTarget() {}

    /** Reads, recognises and inspects; a refusal by name is an answer, anything else thrown is a find. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        try {
            INSPECT.inspect(file(data));
        } catch (Unreadable _) {
            // refused by name
        }
    }

    static byte[] file(byte[] data) {
        var rest = Arrays.copyOfRange(data, 1, data.length);
        var text = new String(rest, StandardCharsets.UTF_8);
        return switch (data[0]) {
            case 'd' -> Papers.docx(text);
            case 's' ->
                Papers.zip(Map.of(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>",
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"a\" Target=\"worksheets/s.xml\"/></Relationships>",
                        "xl/worksheets/s.xml",
                        text));
            case 'w' -> Papers.zip(Map.of("word/document.xml", text));
            default -> rest;
        };
    }
}
