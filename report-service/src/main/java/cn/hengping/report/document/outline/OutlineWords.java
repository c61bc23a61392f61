package cn.hengping.report.document.outline;

import java.util.List;

/** What an outline may name: its placeholders, and the tables that it may place. */
public record OutlineWords(List<String> placeholders, List<String> tables) {
    public OutlineWords {
        placeholders = List.copyOf(placeholders);
        tables = List.copyOf(tables);
    }

    public static OutlineWords all() {
        return new OutlineWords(Placeholders.names(), Tables.names());
    }
}
