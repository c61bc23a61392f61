package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;
import org.jspecify.annotations.Nullable;

/** One sheet of an XLSX as raw cells: those that hold something, and those that are merged. */
final class XlsxSheet {
    private static final int MOST_CELLS = 200_000;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 256;

    /** A position, counted from 0. */
    private record Position(int row, int column) {}

    private record Merge(Position from, Position to) {}

    private final Elements xml;
    private final List<String> texts;
    private final CellStyles styles;
    private final Map<Position, String> values = new HashMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private int row = -1;
    private int column = -1;

    XlsxSheet(Elements xml, List<String> texts, CellStyles styles) {
        this.xml = xml;
        this.texts = texts;
        this.styles = styles;
    }

    List<Transcript.Raw> cells() {
        while (xml.next()) {
            if (xml.isStart()) {
                switch (xml.name()) {
                    case "row" -> {
                        row = xml.number("r", row + 2) - 1;
                        column = -1;
                    }
                    case "c" -> cell();
                    case "mergeCell" -> merge(String.valueOf(xml.attribute("ref")));
                    default -> {}
                }
            }
        }
        return laidOut();
    }

    private void cell() {
        var at = position(xml.attribute("r"), row, column + 1);
        column = at.column();
        var type = String.valueOf(xml.attribute("t"));
        var style = xml.number("s", 0);
        var outside = xml.depth() - 1;
        var value = "";
        while (xml.depth() > outside && xml.next()) {
            if (xml.isStart()) {
                switch (xml.name()) {
                    case "v" -> value = value(type, style, xml.content());
                    case "is" -> value = richText(xml);
                    default -> xml.skip();
                }
            }
        }
        if (!value.isBlank() && at.row() >= 0 && at.row() < MOST_ROWS && at.column() < MOST_COLUMNS) {
            values.put(at, value);
            if (values.size() > MOST_CELLS) {
                throw new Unreadable(Why.TOO_LARGE);
            }
        }
    }

    private String value(String type, int style, String raw) {
        return switch (type) {
            case "s" -> shared(raw);
            case "str", "e", "d" -> raw;
            case "b" -> raw.equals("1") ? "是" : "否";
            default -> styles.shown(raw, style);
        };
    }

    private String shared(String index) {
        try {
            var number = Integer.parseInt(index.strip());
            return number >= 0 && number < texts.size() ? texts.get(number) : "";
        } catch (NumberFormatException _) {
            throw new Unreadable(Why.BROKEN);
        }
    }

    /** Text in runs; phonetic readings beside it are left out. */
    static String richText(Elements xml) {
        var outside = xml.depth() - 1;
        var text = new StringBuilder();
        while (xml.depth() > outside && xml.next()) {
            if (xml.isStart() && xml.name().equals("rPh")) {
                xml.skip();
            } else if (xml.isStart() && xml.name().equals("t")) {
                text.append(xml.content());
            }
        }
        return text.toString();
    }

    private void merge(String reference) {
        var ends = reference.split(":", 2);
        if (ends.length == 2 && merges.size() < MOST_CELLS) {
            var from = position(ends[0], -1, -1);
            var to = position(ends[1], -1, -1);
            if (from.row() >= 0 && from.column() >= 0 && to.row() >= from.row() && to.column() >= from.column()) {
                merges.add(new Merge(from, to));
            }
        }
    }

    /** Reads {@code AB12}. */
    private static Position position(@Nullable String reference, int row, int column) {
        if (reference == null) {
            return new Position(row, column);
        }
        var letters = 0;
        var digits = 0;
        for (var i = 0; i < reference.length(); i++) {
            var c = reference.charAt(i);
            if (c >= 'A' && c <= 'Z' && letters < MOST_COLUMNS * 100) {
                letters = letters * 26 + c - 'A' + 1;
            } else if (c >= '0' && c <= '9' && digits < 100_000_000) {
                digits = digits * 10 + c - '0';
            }
        }
        return new Position(digits - 1, letters - 1);
    }

    private List<Transcript.Raw> laidOut() {
        var lastRow = values.keySet().stream().mapToInt(Position::row).max().orElse(-1);
        var lastColumn =
                values.keySet().stream().mapToInt(Position::column).max().orElse(-1);
        Set<Position> covered = new HashSet<>();
        var raws = new ArrayList<Transcript.Raw>();
        for (var merge : merges) {
            var from = merge.from();
            var bottom = Math.min(merge.to().row(), lastRow);
            var right = Math.min(merge.to().column(), lastColumn);
            if (bottom < from.row() || right < from.column()) {
                continue;
            }
            raws.add(raw(from, bottom - from.row() + 1, right - from.column() + 1));
            for (var r = from.row(); r <= bottom; r++) {
                for (var c = from.column(); c <= right && covered.size() < MOST_CELLS; c++) {
                    covered.add(new Position(r, c));
                }
            }
        }
        for (var r = 0; r <= lastRow && (long) lastRow * lastColumn < MOST_CELLS; r++) {
            for (var c = 0; c <= lastColumn; c++) {
                if (!covered.contains(new Position(r, c))) {
                    raws.add(raw(new Position(r, c), 1, 1));
                }
            }
        }
        if (raws.isEmpty() && !values.isEmpty()) {
            values.keySet().forEach(at -> raws.add(raw(at, 1, 1)));
        }
        raws.sort(java.util.Comparator.comparingInt(Transcript.Raw::row).thenComparingInt(Transcript.Raw::column));
        return raws;
    }

    private Transcript.Raw raw(Position at, int rows, int columns) {
        return new Transcript.Raw(values.getOrDefault(at, ""), at.row(), at.column(), rows, columns);
    }
}
