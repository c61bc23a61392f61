package cn.hengping.bench.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark came to: rows of the same columns, printed as a table and written as JSON beside what they were measured on.
 *
 * <p>Whole numbers stay whole; others are shown with three significant digits.
 */
public final class Findings {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String name;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();
    private final Map<String, Object> conditions = new LinkedHashMap<>();

    public Findings(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
    }

    /** What a reader must know to judge the figures: sizes, runs, settings of the peer. */
    public Findings condition(String what, Object value) {
        conditions.put(what, value);
        return this;
    }

    public Findings row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells, " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Prints the table, and writes it to the folder that the command names. */
    public void tell() throws IOException {
        var machine = Machine.here();
        IO.println("\n" + name + "  " + conditions);
        IO.println(machine.cpu() + " × " + machine.cores() + ", " + machine.kernel() + ", JDK " + machine.jdk());
        table().forEach(IO::println);
        var folder = Path.of(System.getProperty("bench.results", "."));
        var file = folder.resolve(name + ".json");
        var told = new LinkedHashMap<String, Object>();
        told.put("name", name);
        told.put("at", Instant.now().toString());
        told.put("machine", machine);
        told.put("conditions", conditions);
        told.put("rows", rows.stream().map(this::named).toList());
        Files.createDirectories(folder);
        JSON.writeValue(file, told);
        IO.println("→ " + file);
    }

    private Map<String, Object> named(List<Object> row) {
        var named = new LinkedHashMap<String, Object>();
        for (var i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), row.get(i));
        }
        return named;
    }

    private List<String> table() {
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.stream().map(Findings::shown).toList()));
        var widths = columns.stream().map(_ -> 0).collect(Collectors.toCollection(ArrayList::new));
        for (var line : lines) {
            for (var i = 0; i < line.size(); i++) {
                widths.set(i, Math.max(widths.get(i), width(line.get(i))));
            }
        }
        return lines.stream().map(line -> aligned(line, widths)).toList();
    }

    private static String aligned(List<String> line, List<Integer> widths) {
        var text = new StringBuilder();
        for (var i = 0; i < line.size(); i++) {
            var gap = " ".repeat(widths.get(i) - width(line.get(i)));
            text.append(i == 0 ? line.get(i) + gap : "  " + gap + line.get(i));
        }
        return text.toString();
    }

    /** Chinese characters take two places on a terminal. */
    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }

    private static String shown(Object cell) {
        if (!(cell instanceof Double value)) {
            return cell.toString();
        }
        var digits = value == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + Math.min(digits, 4) + "f", value);
    }
}
