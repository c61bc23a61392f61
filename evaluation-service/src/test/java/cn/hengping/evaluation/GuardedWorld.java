package cn.hengping.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One of each thing that a command may be about, and a way to tell whether anything in the database has changed. */
final class GuardedWorld {
    /** Names in braces, joined by a slash, and the version, of the thing at each address, in each state that matters. */
    private static final Map<String, List<String>> THINGS = Map.of(
            "/self-evaluations/{id}", List.of("DRAFTING", "APPROVED"),
            "/campaigns/{id}",
                    List.of("select id::text || '|' || version from campaign where year = " + GuardedScene.YEAR),
            "/rectifications/{id}", List.of("select id::text || '|' || version from rectification"),
            "/questions/{id}", List.of("select id::text || '|' || version from question order by id limit 1"),
            "/spot-checks/{id}", List.of("select id::text || '|' || version from spot_check order by id limit 1"),
            "/absences/{id}", List.of("select id::text || '|' || version from absence order by id limit 1"),
            "/dead-letters/{id}", List.of("select id::text || '|' || version from dead_letter"),
            "/rule-sets/proposals/{code}/{version}",
                    List.of("select code || '/' || version || '|' || row_version from rule_set"),
            "/sign-off-chains/proposals/{code}/{version}",
                    List.of("select code || '/' || version || '|' || row_version from sign_off_chain"));

    /** What changes by itself, or is only the copy of a line of the log. */
    private static final String APART = "'flyway_schema_history', 'outbox', 'lease'";

    private final GuardedScene scene;
    private final String digest;
    private int copies;

    /** A thing in a state, as an address names it and a version guards it. */
    record Thing(List<String> names, String etag) {}

    GuardedWorld(GuardedScene scene) {
        this.scene = scene;
        this.digest = "select md5(string_agg(one, '' order by one)) from (" + String.join(" union all ", tables())
                + ") all_of_them";
    }

    private List<String> tables() {
        return scene
                .rows("select tablename from pg_tables where schemaname = current_schema() and tablename not in ("
                        + APART + ")")
                .stream()
                .map(table -> "select '" + table
                        + "' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as one from " + table
                        + " t")
                .toList();
    }

    /** The fingerprint of all that is in the database. */
    String fingerprint() {
        return scene.rows(digest).getFirst();
    }

    /** While this stays the same, nobody anywhere has so much as begun to write. */
    String nextTransaction() {
        return scene.rows("select pg_snapshot_xmax(pg_current_snapshot())::text")
                .getFirst();
    }

    List<String> states(String thing) {
        return Objects.requireNonNull(
                THINGS.get(thing), () -> "say in THINGS where one " + thing + " is found: a command is about it");
    }

    /** The thing as it is now. */
    Thing thing(GuardedCommand command, String state) {
        return command.hasThing() ? thing(command.thing(), state) : new Thing(List.of(), "\"1\"");
    }

    private Thing thing(String thing, String state) {
        var sql = thing.equals("/self-evaluations/{id}")
                ? "select id::text || '|' || version from self_evaluation where project_code = '" + code(state) + "'"
                : state;
        var found = scene.rows(sql).getFirst().split("\\|", -1);
        return new Thing(List.of(found[0].split("/", -1)), "\"" + found[1] + "\"");
    }

    private String code(String state) {
        return state + copies;
    }

    /** From now on evaluations that nobody has touched yet, one drafted and one approved. */
    void renew() {
        copies++;
        copy("GUARD1", code("DRAFTING"));
        copy("GUARD2", code("APPROVED"));
    }

    private void copy(String from, String to) {
        scene.run("insert into project (project_code, year, unit_path, department_path, document) select '" + to
                + "', year, unit_path, department_path, jsonb_set(document, '{projectCode}', '\"" + to
                + "\"') from project where project_code = '" + from + "'");
        scene.run("insert into execution (project_code, sequence, document) select '" + to
                + "', sequence, jsonb_set(document, '{projectCode}', '\"" + to
                + "\"') from execution where project_code = '" + from + "'");
        scene.run(
                "insert into self_evaluation (id, campaign_id, project_code, year, unit_path, stage, preparation, sign_off, frozen, version)"
                        + " select uuidv7(), campaign_id, '" + to
                        + "', year, unit_path, stage, preparation, sign_off, frozen, version from self_evaluation where project_code = '"
                        + from + "'");
    }
}
