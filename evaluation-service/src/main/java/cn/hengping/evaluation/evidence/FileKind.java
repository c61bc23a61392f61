package cn.hengping.evaluation.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of file that count as evidence, told by their content: a name is only what somebody wrote on the outside. */
public enum FileKind {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    TEXT("text/plain");

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What this content is, or nothing when it is none of what we take. */
    public static Optional<FileKind> of(byte[] content) {
        if (begins(content, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(PDF);
        }
        if (begins(content, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})) {
            return Optional.of(PNG);
        }
        if (begins(content, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return Optional.of(JPEG);
        }
        if (begins(content, new byte[] {'P', 'K', 3, 4})) {
            return OfficeFile.kindOf(content);
        }
        return isText(content) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean isText(byte[] content) {
        for (var one : content) {
            if (one >= 0 && one < 0x20 && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return content.length > 0
                && !isProgram(content)
                && (decodes(content, StandardCharsets.UTF_8) || decodes(content, Charset.forName("GB18030")));
    }

    /** Markup and scripts are text as well, but what they show is not what they say: web pages, vector images, programs. */
    private static boolean isProgram(byte[] content) {
        var head = new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .stripLeading();
        return head.startsWith("<") || head.startsWith("#!") || head.startsWith("{\\rtf") || head.startsWith("%!");
    }

    private static boolean decodes(byte[] content, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
