package cn.hengping.budget.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.hengping.platform.sheet.SheetReader.Row;
import cn.hengping.platform.sheet.SheetWriter.Marked;
import org.jspecify.annotations.Nullable;

/** An uploaded row as it goes back to who uploaded it. */
public interface MarkedTable {
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
