package cn.hengping.budget.upload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cn.hengping.budget.upload.UploadRefusal.ColumnMissing;
import cn.hengping.budget.upload.UploadRefusal.ColumnTwice;
import cn.hengping.budget.upload.UploadRefusal.TitlesMissing;
import cn.hengping.platform.sheet.SheetReader.Row;

/** A table's row of titles: which column stands where. Columns may stand in any order, and others between them. */
public interface Titles {
    /** Rows above the titles: a heading, a unit of measure. */
    int LAST_TITLE_ROW = 10;

    /** A column that a table may or must have. */
    interface Column {
        /** The titles it goes under; the first is the template's. */
        List<String> titles();

        boolean isNeeded();

        default String title() {
            return titles().getFirst();
        }
    }

    /** Where the columns stand, when this row holds their titles; empty when it holds none, refused when it holds only some. */
    static <C extends Column> Optional<Map<C, Integer>> in(Row row, List<C> columns) {
        var places = new HashMap<C, Integer>();
        for (var i = 0; i < row.cells().size(); i++) {
            var text = row.cell(i).replaceAll("\\s", "");
            var titled = columns.stream()
                    .filter(column -> column.titles().contains(text))
                    .findFirst();
            if (titled.isPresent() && places.put(titled.get(), i) != null) {
                throw new ColumnTwice(titled.get().title()).asError();
            }
        }
        if (places.isEmpty()) {
            if (row.number() > LAST_TITLE_ROW) {
                throw new TitlesMissing().asError();
            }
            return Optional.empty();
        }
        columns.stream()
                .filter(column -> column.isNeeded() && !places.containsKey(column))
                .findFirst()
                .ifPresent(missing -> {
                    throw new ColumnMissing(missing.title()).asError();
                });
        return Optional.of(Map.copyOf(places));
    }
}
