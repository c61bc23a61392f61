package cn.hengping.evaluation.inspection.recognition;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.Block;
import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.Grid;
import cn.hengping.evaluation.inspection.Passage;
import org.jspecify.annotations.Nullable;

/** Puts together what page breaks parted, and parts what one sheet holds of several projects: one grid, one form. */
final class Forms {
    /** A form, and the lines of text right above it (its title, its unit of money). */
    record Form(Grid grid, List<Passage> above) {}

    private final Aliases columns;
    private final Aliases labels;
    private final List<Form> forms = new ArrayList<>();
    private final List<Grid> others = new ArrayList<>();
    private final List<Passage> above = new ArrayList<>();
    private @Nullable Grid open;
    private List<Passage> aboveOpen = List.of();

    private Forms(Aliases columns, Aliases labels) {
        this.columns = columns;
        this.labels = labels;
    }

    static Forms of(Document document, Aliases columns, Aliases labels) {
        var forms = new Forms(columns, labels);
        for (Block block : document.blocks()) {
            switch (block) {
                case Passage passage -> forms.above.add(passage);
                case Grid grid -> forms.grid(grid);
            }
        }
        forms.close();
        return forms;
    }

    List<Form> forms() {
        return forms;
    }

    List<Grid> others() {
        return others;
    }

    private void grid(Grid grid) {
        var begins = begins(grid);
        var before = open;
        if (!begins && before != null && continues(grid, before)) {
            open = before.above(grid);
        } else if (begins || headers(grid) > 0) {
            close();
            open = grid;
            aboveOpen =
                    above.size() <= 4 ? List.copyOf(above) : List.copyOf(above.subList(above.size() - 4, above.size()));
        } else {
            others.add(grid);
        }
        above.clear();
    }

    private boolean begins(Grid grid) {
        for (var row = 0; row < Math.min(grid.rows(), 8); row++) {
            if (namesProject(grid, row)) {
                return true;
            }
        }
        return false;
    }

    /** No title or chapter between them, and either the header of indicators or the same columns. */
    private boolean continues(Grid grid, Grid before) {
        var textBetween =
                above.stream().mapToInt(passage -> passage.text().length()).sum();
        if (textBetween > 60
                || above.stream().anyMatch(passage -> passage.text().contains("自评表"))) {
            return false;
        }
        var isSecondHalf = headers(grid) > 0 && begins(before) && !hasIndicators(before);
        return isSecondHalf || (grid.columns() == before.columns() && textBetween <= 12);
    }

    private boolean hasIndicators(Grid grid) {
        for (var row = 0; row < grid.rows(); row++) {
            if (HeaderRow.isIndicators(grid, row, columns)) {
                return true;
            }
        }
        return false;
    }

    private int headers(Grid grid) {
        var count = 0;
        for (var row = 0; row < grid.rows(); row++) {
            count += HeaderRow.isIndicators(grid, row, columns) || HeaderRow.isFunds(grid, row, columns) ? 1 : 0;
        }
        return count;
    }

    private void close() {
        var grid = open;
        open = null;
        if (grid == null) {
            return;
        }
        var starts = new ArrayList<Integer>();
        for (var row = 0; row < grid.rows(); row++) {
            if (namesProject(grid, row)) {
                starts.add(row);
            }
        }
        if (starts.size() < 2) {
            add(grid);
            return;
        }
        for (var i = 0; i < starts.size(); i++) {
            var from = i == 0 ? 0 : titleOf(grid, starts.get(i));
            var to = i + 1 < starts.size() ? titleOf(grid, starts.get(i + 1)) : grid.rows();
            add(grid.slice(from, to));
        }
    }

    private void add(Grid grid) {
        if (headers(grid) > 0) {
            forms.add(new Form(grid, aboveOpen));
        } else {
            others.add(grid);
        }
    }

    /** Rows of one cell above a form's first row are its title. */
    private static int titleOf(Grid grid, int row) {
        var title = row;
        while (title > 0
                && row - title < 4
                && grid.row(title - 1).stream().filter(cell -> !cell.isBlank()).count() <= 1) {
            title--;
        }
        return title;
    }

    /** A label with its value beside it; the heading of a column of many projects is none. */
    private boolean namesProject(Grid grid, int row) {
        var cells = grid.row(row);
        var headings = cells.stream()
                .filter(cell -> columns.meaning(cell.passage().text()).isPresent())
                .count();
        return headings < 2
                && cells.stream()
                        .filter(cell -> cell.row() == row && cell.column() <= 2)
                        .anyMatch(cell -> labels.isA(cell.passage().text(), "PROJECT_NAME"));
    }
}
