package cn.hengping.report.document.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineFaulty.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The outline of a document (提纲、表样): what stands where, per district and year. Text may hold placeholders by name,
 * {@code {项目名称}}, and nothing else that stands for something.
 *
 * @param landscape whether the page lies on its side, for wide tables
 * @param columns of the self-evaluation table's indicators, where the outline has that table
 */
public record Outline(
        String code,
        int version,
        String name,
        DocumentKind kind,
        boolean landscape,
        String title,
        List<Block> blocks,
        List<Column> columns) {
    private static final int MOST_BLOCKS = 300;
    private static final int LONGEST_TEXT = 5_000;
    /** Each may stand for a long text: few placeholders many times over would print a library. */
    private static final int MOST_PLACEHOLDERS = 300;

    private static final int MOST_FAULTS = 100;
    private static final int WHOLE = 100;
    private static final int LEAST_SHARE = 4;
    private static final int LONGEST_TITLE = 40;

    /** What a block of an outline becomes. */
    public enum Type {
        COVER,
        TITLE,
        HEADING,
        TEXT,
        TABLE,
        CLOSING,
        NOTE
    }

    /**
     * A block.
     *
     * @param level of a heading, 1 to 4
     * @param text of a table its name; of a cover its title
     * @param subtitle of a cover or a title
     * @param lines of a cover: a label and what stands behind it
     */
    public record Block(
            Type type,
            @Nullable Integer level,
            String text,
            @Nullable String subtitle,
            @Nullable List<Line> lines) {
        public Block {
            lines = lines == null ? null : List.copyOf(lines);
        }

        static Block of(Type type, String text) {
            return new Block(type, null, text, null, null);
        }

        int headingLevel() {
            return Objects.requireNonNullElse(level, 1);
        }

        /** All its texts that may hold placeholders. */
        List<String> texts() {
            var texts = new ArrayList<>(List.of(text));
            if (subtitle != null) {
                texts.add(subtitle);
            }
            coverLines().forEach(line -> texts.addAll(List.of(line.label(), line.text())));
            return texts;
        }

        List<Line> coverLines() {
            return Objects.requireNonNullElse(lines, List.of());
        }
    }

    /** A line of a cover; where something is signed by hand, the text is empty. */
    public record Line(String label, String text) {}

    /** A column of the indicators, as wide as its share of a hundred. */
    public record Column(String title, Value value, int share) {}

    /** What stands in a column. */
    public enum Value {
        DIMENSION,
        ASPECT,
        INDICATOR,
        NATURE,
        TARGET,
        TARGET_VALUE,
        MEASURE,
        ACTUAL,
        MAX_SCORE,
        DECLARED,
        COMPUTED,
        REVIEWED,
        DEVIATION
    }

    public Outline {
        blocks = List.copyOf(blocks);
        columns = List.copyOf(columns);
    }

    /** Refuses an outline with faults, all of them at once, each with its place. */
    public Outline checked() {
        var faults = new ArrayList<OutlineFaulty.Fault>();
        if (blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
            faults.add(new OutlineFaulty.Fault("/blocks", Reason.BLOCKS, Integer.toString(blocks.size())));
        }
        Placeholders.check(title, "/title", faults);
        for (var i = 0; i < blocks.size(); i++) {
            check(blocks.get(i), "/blocks/" + i, faults);
        }
        var placeholders = blocks.stream()
                .flatMap(block -> block.texts().stream())
                .mapToLong(Placeholders::count)
                .sum();
        if (placeholders > MOST_PLACEHOLDERS) {
            faults.add(new OutlineFaulty.Fault("/blocks", Reason.PLACEHOLDERS, Long.toString(placeholders)));
        }
        if (!columns.isEmpty()) {
            checkColumns(faults);
        }
        if (!faults.isEmpty()) {
            throw new OutlineFaulty(faults.stream().limit(MOST_FAULTS).toList()).asError();
        }
        return this;
    }

    /** Together a hundred, none too narrow for a character; and one for the points, under which the total stands. */
    private void checkColumns(List<OutlineFaulty.Fault> faults) {
        var isNarrow = columns.stream().anyMatch(column -> column.share() < LEAST_SHARE);
        if (isNarrow || columns.stream().mapToInt(Column::share).sum() != WHOLE) {
            faults.add(new OutlineFaulty.Fault("/columns", Reason.SHARES, ""));
        }
        if (columns.stream().noneMatch(column -> column.value() == Value.MAX_SCORE)) {
            faults.add(new OutlineFaulty.Fault("/columns", Reason.NO_COLUMNS, Value.MAX_SCORE.name()));
        }
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).title().length() > LONGEST_TITLE) {
                faults.add(new OutlineFaulty.Fault(
                        "/columns/" + i, Reason.TOO_LONG, columns.get(i).title()));
            }
        }
    }

    private void check(Block block, String place, List<OutlineFaulty.Fault> faults) {
        if (block.text().length() > LONGEST_TEXT) {
            faults.add(new OutlineFaulty.Fault(
                    place, Reason.TOO_LONG, Integer.toString(block.text().length())));
        }
        if (block.headingLevel() < 1 || block.headingLevel() > 4) {
            faults.add(new OutlineFaulty.Fault(place, Reason.LEVEL, Integer.toString(block.headingLevel())));
        }
        if (block.type() == Type.TABLE) {
            Tables.check(this, block.text(), place, faults);
            return;
        }
        Placeholders.check(block.text(), place, faults);
        Placeholders.check(Objects.requireNonNullElse(block.subtitle(), ""), place, faults);
        block.coverLines().forEach(line -> Placeholders.check(line.label() + line.text(), place, faults));
    }
}
