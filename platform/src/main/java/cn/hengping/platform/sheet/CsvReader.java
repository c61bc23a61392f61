package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Refused;
import cn.hengping.platform.sheet.SheetRefusal.SheetBroken;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasFormula;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;

/** CSV in UTF-8, with or without a byte order mark, or in GB18030, which is what Excel writes on a Chinese desktop. */
final class CsvReader extends SheetReader {
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;

    private final CloseableIterator<Row> lines;
    private int line;

    private CsvReader(Path file, CharsetDecoder decoder, Limits limits) throws IOException {
        super(limits);
        this.lines = de.siegmar.fastcsv.reader.CsvReader.builder()
                .maxBufferSize(LONGEST_LINE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new Line(), new InputStreamReader(Files.newInputStream(file), decoder))
                .iterator();
    }

    static CsvReader of(Path file, Limits limits) throws IOException {
        var charset = isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        return new CsvReader(file, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT), limits);
    }

    /** Whether every byte of the file fits UTF-8, which text in GB18030 practically never does. */
    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(CHUNK);
        var sink = CharBuffer.allocate(CHUNK);
        try (var channel = Files.newByteChannel(file)) {
            while (channel.read(bytes) >= 0) {
                if (decoder.decode(bytes.flip(), sink.clear(), false).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return bytes.position() == 0;
    }

    @Override
    @Nullable
    Row read() {
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            // else it is an unclosed quote, or bytes that are no text
            throw e.getCause() instanceof Refused ours ? ours : new SheetBroken(Math.max(1, line)).asError();
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks each field as it is found, so that a line of a million fields is refused at the first one too many. */
    private final class Line extends AbstractBaseCsvCallbackHandler<Row> {
        private List<String> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells = new ArrayList<>();
            line = Math.toIntExact(startingLineNumber);
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            checkColumn(line, column);
            var isMark = line == 1 && column == 0 && length > 0 && buffer[offset] == '\uFEFF';
            var text = isMark ? new String(buffer, offset + 1, length - 1) : new String(buffer, offset, length);
            if (text.startsWith("=")) {
                throw new SheetHasFormula(line, letters(column)).asError();
            }
            cells.add(checked(text, line, column));
        }

        @Override
        protected @Nullable Row buildRecord() {
            // what is not a record (an empty line) is passed over by the caller, who skips empty rows
            return getRecordType() == RecordType.DATA ? new Row(line, cells) : new Row(line, List.of());
        }
    }
}
