package cn.hengping.evaluation.district.postgres;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.district.DistrictRun;
import cn.hengping.evaluation.district.DistrictRuns.Compared;
import cn.hengping.evaluation.district.DistrictRuns.Printed;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The paragraphs of all years by their keys: an index over arrays answers which share one. */
final class PassageRows {
    private static final TypeReference<List<Printed>> PRINTED = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    PassageRows(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Each next paragraph of the run with what shares a key: as JSON, so that one row is one comparison. */
    Flux<Compared> compare(DistrictRun run, String project, int position, int limit, int candidates) {
        return database.sql("""
                        with here as (
                            select * from passage_print
                            where run_id = :run and (project_code, position) > (:project, :position)
                            order by project_code, position limit :limit)
                        select h.project_code, h.year, h.position, h.evaluation_id, h.unit_path, h.owner, h.pointer,
                            h.span_start, h.span_end, h.content, h.sim_hash, coalesce(c.found, '[]')::text as found
                        from here h left join lateral (
                            select jsonb_agg(jsonb_build_object('projectCode', o.project_code, 'year', o.year,
                                'position', o.position, 'evaluationId', o.evaluation_id, 'unitPath', o.unit_path,
                                'owner', o.owner, 'pointer', o.pointer, 'start', o.span_start, 'end', o.span_end,
                                'content', o.content, 'simHash', o.sim_hash, 'keys', '[]'::jsonb)) as found
                            from (select * from passage_print p
                                where p.keys && h.keys and not (p.project_code = h.project_code and p.year >= h.year)
                                    and p.year <= h.year
                                order by p.year, p.project_code, p.position limit :candidates) o) c on true
                        order by h.project_code, h.position
                        """)
                .bind("run", run.id())
                .bind("project", project)
                .bind("position", position)
                .bind("limit", limit)
                .bind("candidates", candidates)
                .map(row -> new Compared(here(row), json.readValue(text(row, "found"), PRINTED)))
                .all();
    }

    private static Printed here(Readable row) {
        return new Printed(
                text(row, "project_code"),
                number(row, "year"),
                number(row, "position"),
                Objects.requireNonNull(row.get("evaluation_id", UUID.class)),
                text(row, "unit_path"),
                text(row, "owner"),
                text(row, "pointer"),
                number(row, "span_start"),
                number(row, "span_end"),
                text(row, "content"),
                Objects.requireNonNull(row.get("sim_hash", Long.class)),
                List.of());
    }

    Mono<Void> keep(DistrictRun run, List<Printed> printed) {
        if (printed.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into passage_print (project_code, year, position, run_id, evaluation_id, unit_path, owner,
                            pointer, span_start, span_end, content, sim_hash, keys)
                        select p ->> 'projectCode', (p ->> 'year')::integer, (p ->> 'position')::integer, :run,
                            (p ->> 'evaluationId')::uuid, p ->> 'unitPath', p ->> 'owner', p ->> 'pointer',
                            (p ->> 'start')::integer, (p ->> 'end')::integer, p ->> 'content', (p ->> 'simHash')::bigint,
                            array(select k::bigint from jsonb_array_elements_text(p -> 'keys') as k)
                        from jsonb_array_elements(:printed) as p
                        on conflict (project_code, year, position) do update set run_id = excluded.run_id,
                            evaluation_id = excluded.evaluation_id, unit_path = excluded.unit_path, owner = excluded.owner,
                            pointer = excluded.pointer, span_start = excluded.span_start, span_end = excluded.span_end,
                            content = excluded.content, sim_hash = excluded.sim_hash, keys = excluded.keys
                        """)
                .bind("run", run.id())
                .bind("printed", Json.of(json.writeValueAsString(printed)))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** What an earlier run saw of this campaign's evaluations and this one did not. */
    Mono<Void> forget(DistrictRun run) {
        return database.sql("""
                        delete from passage_print p using self_evaluation s
                        where s.campaign_id = :campaign and s.id = p.evaluation_id and p.run_id <> :run
                        """)
                .bind("campaign", run.campaignId())
                .bind("run", run.id())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
