package cn.hengping.budget.onboarding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.onboarding.Roster.Column;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.budget.upload.Titles;
import cn.hengping.budget.upload.UploadRefusal.TitlesMissing;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetReader.Row;

/** An uploaded roster, read to its end: at most five thousand rows. */
record RosterTable(Roster roster, Map<Column, Integer> places, List<String> titles, List<Row> rows) {
    static final long MOST_BYTES = 8L << 20;
    private static final Limits LIMITS = new Limits(MOST_BYTES, 5_010, 60, 500);

    RosterTable {
        places = Map.copyOf(places);
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
    }

    /** Reads the file; it blocks. */
    static RosterTable read(Roster roster, Path file) {
        try (var sheet = SheetReader.open(file, LIMITS)) {
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                var places = Titles.in(row, roster.columns());
                if (places.isPresent()) {
                    return new RosterTable(roster, places.get(), row.cells(), rest(sheet));
                }
            }
        }
        throw new TitlesMissing().asError();
    }

    private static List<Row> rest(SheetReader sheet) {
        var rows = new ArrayList<Row>();
        for (var row = sheet.next(); row != null; row = sheet.next()) {
            rows.add(row);
        }
        return rows;
    }

    /** The text of a cell; empty where the column is missing. */
    String cell(Row row, Column column) {
        var place = places.get(column);
        return place == null ? "" : row.cell(place);
    }

    RowFault fault(Row row, Column column, String code, Object... arguments) {
        return RowFault.of(row.number(), places.getOrDefault(column, 0), Fault.at("", code, arguments));
    }

    /** What a rule said about a row, cell by cell. */
    List<RowFault> faults(Row row, Refusal refusal) {
        if (refusal.faults().isEmpty()) {
            var arguments = refusal.arguments().toArray();
            return List.of(
                    fault(row, roster.columns().getFirst(), refusal.getClass().getSimpleName(), arguments));
        }
        return refusal.faults().stream()
                .map(fault -> fault(
                        row,
                        roster.at(fault.pointer()),
                        fault.code(),
                        fault.arguments().toArray()))
                .toList();
    }
}
