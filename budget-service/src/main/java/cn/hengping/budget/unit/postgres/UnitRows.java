package cn.hengping.budget.unit.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.budget.unit.ChangeKind;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitHistory;
import cn.hengping.platform.Command;
import io.r2dbc.spi.Readable;
import tools.jackson.databind.json.JsonMapper;

/** How the tree's tables are written and read back. */
final class UnitRows {
    /** What is known now is known until then. */
    static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    /** Stretches, each with its department's name on {@code :day}, as known at {@code :known}. */
    static final String STRETCH = """
            select v.unit_code, v.document::text as document, d.name as department_name
            from unit_version v left join unit_version d on d.unit_code = v.department_code
                and d.valid_from <= :day and d.valid_to > :day and d.recorded_at <= :known and d.superseded_at > :known
            where v.recorded_at <= :known and v.superseded_at > :known
            """;

    private final JsonMapper json;

    UnitRows(JsonMapper json) {
        this.json = json;
    }

    Unit stretch(Readable row) {
        var unit = unit(row);
        var department = row.get("department_name", String.class);
        return department == null ? unit : unit.ofDepartment(department);
    }

    private Unit unit(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Unit.class);
    }

    UnitHistory.Line line(Readable row) {
        return new UnitHistory.Line(
                unit(row),
                ChangeKind.valueOf(text(row, "change")),
                text(row, "reason"),
                text(row, "document_number"),
                text(row, "account"),
                Objects.requireNonNull(row.get("recorded_at", Instant.class)),
                row.get("superseded_at", Instant.class));
    }

    static UnitHistory.Kin kin(Readable row) {
        return new UnitHistory.Kin(
                text(row, "unit_code"),
                ChangeKind.valueOf(text(row, "change")),
                Objects.requireNonNull(row.get("effective_on", LocalDate.class)));
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    /** Why rows are written. */
    record Cause(ChangeKind change, String reason, String documentNumber, long sequence) {}

    /** A stretch as the row that records it. */
    Map<String, Object> version(Unit unit, Cause cause, Command command) {
        var row = new LinkedHashMap<String, Object>();
        row.put("unit_code", unit.unitCode());
        row.put("valid_from", unit.validFrom());
        row.put("valid_to", unit.validTo() == null ? "infinity" : unit.validTo());
        row.put("sequence", cause.sequence());
        row.put("recorded_at", command.at().toString());
        row.put("name", unit.name());
        row.put("path", unit.path());
        row.put("kind", unit.kind());
        row.put("department_code", unit.department().unitCode());
        row.put("change", cause.change());
        row.put("reason", cause.reason());
        row.put("document_number", cause.documentNumber());
        row.put("account", command.actor().account());
        row.put("document", unit);
        return row;
    }

    String rows(List<Map<String, Object>> rows) {
        return json.writeValueAsString(rows);
    }
}
