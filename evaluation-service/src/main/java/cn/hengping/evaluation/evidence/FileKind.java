package cn.hengping.evaluation.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
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

    private static final int HEAD = 200;
    private static final int AT_ONCE = 8 << 10;

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What this content is, or nothing when it is none of what we take. */
    public static Optional<FileKind> of(byte[] content) {
        try (var channel = OfficeFile.inMemory(content)) {
            return of(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of a file, of which a few thousand bytes are in memory at a time. */
    static Optional<FileKind> of(SeekableByteChannel content) throws IOException {
        var head = head(content);
        if (begins(head, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(PDF);
        }
        if (begins(head, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})) {
            return Optional.of(PNG);
        }
        if (begins(head, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return Optional.of(JPEG);
        }
        if (begins(head, new byte[] {'P', 'K', 3, 4})) {
            return OfficeFile.kindOf(content);
        }
        return head.length > 0 && !isProgram(head) && isText(content) ? Optional.of(TEXT) : Optional.empty();
    }

    private static byte[] head(SeekableByteChannel content) throws IOException {
        var buffer = ByteBuffer.allocate(HEAD);
        content.position(0);
        while (buffer.hasRemaining() && content.read(buffer) >= 0) {
            // a channel may give less than it is asked for
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean isText(SeekableByteChannel content) throws IOException {
        return decodes(content, StandardCharsets.UTF_8) || decodes(content, Charset.forName("GB18030"));
    }

    /** Markup and scripts are text as well, but what they show is not what they say: web pages, vector images, programs. */
    private static boolean isProgram(byte[] content) {
        var head = new String(content, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .stripLeading();
        return head.startsWith("<") || head.startsWith("#!") || head.startsWith("{\\rtf") || head.startsWith("%!");
    }

    private static boolean decodes(SeekableByteChannel content, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(AT_ONCE);
        var characters = CharBuffer.allocate(AT_ONCE);
        content.position(0);
        while (content.read(bytes) >= 0) {
            bytes.flip();
            if (!areText(bytes, decoder, characters, false)) {
                return false;
            }
            bytes.compact();
        }
        bytes.flip();
        return areText(bytes, decoder, characters, true);
    }

    private static boolean areText(ByteBuffer bytes, CharsetDecoder decoder, CharBuffer characters, boolean last) {
        characters.clear();
        if (decoder.decode(bytes, characters, last).isError()) {
            return false;
        }
        characters.flip();
        return characters.chars().allMatch(one -> one >= 0x20 || one == '\n' || one == '\r' || one == '\t');
    }
}
