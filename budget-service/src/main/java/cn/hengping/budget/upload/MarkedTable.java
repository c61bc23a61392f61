package cn.hengping.budget.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.hengping.platform.sheet.MarkedCopy;
import cn.hengping.platform.sheet.MarkedCopy.Mark;
import cn.hengping.platform.sheet.SheetReader.Row;
import cn.hengping.platform.sheet.SheetWriter;
import cn.hengping.platform.sheet.SheetWriter.Marked;
import org.jspecify.annotations.Nullable;

/** An uploaded row as it goes back to who uploaded it. */
public interface MarkedTable {
    /** The last row that a workbook has. */
    int LAST_ROW = 1_048_576;

    /**
     * The uploaded workbook itself with its bad cells marked, where that can be: a file that is no workbook, or is written in an odd
     * way, is to be written anew. It was read to its end before. It blocks.
     *
     * @param remark what to say about a fault, in the reader's language
     */
    static boolean isCopied(
            Path upload, Map<Integer, List<RowFault>> faults, Function<RowFault, String> remark, OutputStream out) {
        try {
            var copy = MarkedCopy.of(upload);
            if (copy.isPresent()) {
                try (var marked = copy.get()) {
                    marked.write(marks(faults, remark), out);
                }
            }
            return copy.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, List<Mark>> marks(
            Map<Integer, List<RowFault>> faults, Function<RowFault, String> remark) {
        var marks = new HashMap<Integer, List<Mark>>();
        faults.forEach((row, found) -> marks.put(
                row,
                found.stream()
                        .map(fault -> new Mark(row, fault.column(), remark.apply(fault)))
                        .toList()));
        return marks;
    }

    /** Empty rows where the upload had rows that hold nothing, so that a fault's number means the same row here as there. */
    static void skip(SheetWriter table, int written, Row next) {
        if (next.number() <= LAST_ROW) {
            for (var row = written + 1; row < next.number(); row++) {
                table.row(List.of());
            }
        }
    }

    /**
     * The cells of the row, the bad ones with what is to be said about them.
     *
     * @param remark what to say about a fault, in the reader's language
     */
    static List<? extends @Nullable Object> cells(Row row, List<RowFault> faults, Function<RowFault, String> remark) {
        if (faults.isEmpty()) {
            return row.cells();
        }
        var width = Math.max(
                row.cells().size(),
                faults.stream().mapToInt(fault -> fault.column() + 1).max().orElse(0));
        var cells = new ArrayList<@Nullable Object>();
        for (var i = 0; i < width; i++) {
            var column = i;
            var remarks = faults.stream()
                    .filter(fault -> fault.column() == column)
                    .map(remark)
                    .collect(Collectors.joining("；"));
            cells.add(remarks.isEmpty() ? row.cell(i) : new Marked(row.cell(i), remarks));
        }
        return cells;
    }
}
