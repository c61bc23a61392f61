package cn.hengping.budget.unit.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.unit.ChangeKind;
import cn.hengping.budget.unit.Reorganisation;
import cn.hengping.budget.unit.Surroundings;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.Units.TreeMoved;
import cn.hengping.budget.unit.postgres.UnitRows.Cause;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes changes of the tree. Each raises the tree's number first, and does nothing when it was raised meanwhile. */
@Component
class TreeChanges {
    private static final String TREE = "update unit_tree set version = version + 1 where version = :tree";
    private static final String UNITS = """
            insert into unit (unit_code, path, kind, valid_from, document)
            select r.unit_code, r.path, r.kind, r.valid_from, r.document
            from changed, jsonb_to_recordset(:founded) as r (unit_code text, path text, kind text, valid_from date, document jsonb)
            """;
    private static final String VERSIONS = """
            insert into unit_version (unit_code, valid_from, valid_to, sequence, recorded_at, name, path, kind, department_code,
                change, reason, document_number, account, document)
            select r.* from changed, jsonb_to_recordset(:versions) as r (unit_code text, valid_from date, valid_to date,
                sequence bigint, recorded_at timestamptz, name text, path text, kind text, department_code text, change text,
                reason text, document_number text, account text, document jsonb)
            """;
    private static final String UNIT = """
            update unit set path = :path, valid_from = :from, document = :document, version = :version
            from changed where unit_code = :code and unit.version = :version - 1
            """;
    private static final String SUPERSEDED = """
            update unit_version set superseded_at = :at
            from changed where unit_code = :code and valid_from = :ended and superseded_at = 'infinity'
            """;
    private static final String LINEAGE = """
            insert into unit_lineage (predecessor, successor, change, effective_on)
            select :code, s, :change, :on from changed, unnest(:successors::text[]) s
            """;

    private final CommandLog log;
    private final JsonMapper json;
    private final UnitRows rows;

    TreeChanges(CommandLog log, JsonMapper json) {
        this.log = log;
        this.json = json;
        this.rows = new UnitRows(json);
    }

    Mono<Unit> add(Unit unit, Surroundings around, Command command) {
        var version = rows.version(unit, new Cause(ChangeKind.REGISTER, "", "", 1), command);
        var change = Change.sql(TREE)
                .and(UNITS)
                .and(VERSIONS)
                .bind("tree", around.tree())
                .bindJson("founded", rows.rows(List.of(version)))
                .bindJson("versions", rows.rows(List.of(version)));
        return log.record(command, "REGISTER_UNIT", unit.unitCode(), unit, List.of(unit.registered()), change)
                .onErrorMap(TreeChanges::isOvertaken, _ -> new TreeMoved());
    }

    Mono<Void> addAll(List<Unit> units, Surroundings around, Command command) {
        if (units.isEmpty()) {
            return Mono.empty();
        }
        var versions = units.stream()
                .map(unit -> rows.version(unit, new Cause(ChangeKind.REGISTER, "", "", 1), command))
                .toList();
        var change = Change.sql(TREE)
                .and(UNITS)
                .and(VERSIONS)
                .bind("tree", around.tree())
                .bindJson("founded", rows.rows(versions))
                .bindJson("versions", rows.rows(versions));
        var events = units.stream().map(Unit::registered).toList();
        var subject = units.getFirst().unitCode() + "+" + (units.size() - 1);
        var codes = units.stream().map(Unit::unitCode).toList();
        return log.record(command, "REGISTER_UNITS", subject, codes, events, change)
                .onErrorMap(TreeChanges::isOvertaken, _ -> new TreeMoved())
                .then();
    }

    private static boolean isOvertaken(Throwable error) {
        return error instanceof DuplicateKeyException
                || (error instanceof Refused refused && refused.refusal() instanceof ChangedMeanwhile);
    }

    Mono<Unit> save(Reorganisation.Outcome outcome, Surroundings around, Command command) {
        var asked = outcome.change();
        var after = outcome.after();
        var founded = outcome.founded().stream()
                .map(unit -> rows.version(unit, cause(asked, 1), command))
                .toList();
        var change = Change.sql(TREE)
                .and(UNIT)
                .and(SUPERSEDED)
                .and(UNITS)
                .and(VERSIONS)
                .and(LINEAGE)
                .bind("tree", around.tree())
                .bind("path", after.path().value())
                .bind("from", after.validFrom())
                .bindJson("document", json.writeValueAsString(after))
                .bind("version", after.version())
                .bind("code", after.unitCode())
                .bind("at", command.at())
                .bind("ended", outcome.ended().validFrom())
                .bindJson("founded", rows.rows(founded))
                .bindJson("versions", rows.rows(versions(outcome, founded, command)))
                .bind("change", asked.kind().name())
                .bind("on", asked.effectiveOn())
                .bind("successors", outcome.successors().toArray(String[]::new));
        var events = new ArrayList<Event>(List.of(outcome.event()));
        outcome.founded().forEach(unit -> events.add(unit.registered()));
        return log.record(command, asked.kind().name() + "_UNIT", after.unitCode(), after, events, change)
                .onErrorMap(TreeChanges::isOvertaken, _ -> new TreeMoved());
    }

    private static Cause cause(Reorganisation asked, long sequence) {
        return new Cause(asked.kind(), asked.reason(), asked.documentNumber(), sequence);
    }

    /** The stretch that now has an end, what follows it, and what begins. */
    private List<Map<String, Object>> versions(
            Reorganisation.Outcome outcome, List<Map<String, Object>> founded, Command command) {
        var after = outcome.after();
        var cause = cause(outcome.change(), after.version());
        var versions = new ArrayList<>(founded);
        versions.add(rows.version(after, cause, command));
        if (outcome.next() != null) {
            versions.add(rows.version(outcome.ended(), cause, command));
        }
        return versions;
    }
}
