package cn.hengping.report.document.run.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.run.PrintRun;
import cn.hengping.report.document.run.PrintWork;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A worker's statements; an item is ended only under the worker's own fence. */
@Repository
class PostgresPrintWork implements PrintWork {
    private static final int ITEMS_AT_ONCE = 8;

    private final DatabaseClient database;
    private final Documents documents;
    private final JsonMapper json;
    private final Duration lease;

    PostgresPrintWork(
            DatabaseClient database,
            Documents documents,
            JsonMapper json,
            @Value("${hengping.print.lease:60s}") Duration lease) {
        this.lease = lease;
        this.database = database;
        this.documents = documents;
        this.json = json;
    }

    @Override
    public Mono<List<Claim>> claim(PrintRun.Lane lane, Instant now) {
        return database.sql("""
                        with next as (
                            select i.run_id, i.position, r.edition, r.table_code, r.report_code from print_run r join print_item i on i.run_id = r.id
                            where r.lane = :lane and r.finished_at is null and i.state = 'WAITING'
                                and (i.lease_until is null or i.lease_until < :now)
                            order by r.created_at, r.id, i.position limit :most for update of i skip locked),
                        taken as (
                            update print_item i set fence = i.fence + 1, lease_until = :until from next
                            where i.run_id = next.run_id and i.position = next.position
                            returning i.run_id, i.position, i.fence, next.edition, next.table_code, next.report_code, i.evaluation_id, i.version)
                        select t.run_id, t.position, t.fence, t.edition, t.table_code, t.report_code, a.fact::text as fact
                        from taken t join approved_evaluation a on (a.evaluation_id, a.version) = (t.evaluation_id, t.version)
                        order by t.run_id, t.position
                        """)
                .bind("lane", lane.name())
                .bind("now", now)
                .bind("until", now.plus(lease))
                .bind("most", ITEMS_AT_ONCE)
                .map(this::held)
                .all()
                .collectList();
    }

    private Claim held(Readable row) {
        return new Claim(
                Objects.requireNonNull(row.get("run_id", UUID.class)),
                Objects.requireNonNull(row.get("position", Integer.class)),
                Objects.requireNonNull(row.get("fence", Long.class)),
                Edition.valueOf(Objects.requireNonNull(row.get("edition", String.class))),
                json.readValue(Objects.requireNonNull(row.get("fact", String.class)), ApprovedEvaluation.class),
                row.get("table_code", String.class),
                row.get("report_code", String.class));
    }

    /** Files first, then the item: a worker that dies between them leaves files that its successor finds equal to its own. */
    @Override
    public Mono<Void> done(Claim claim, List<Rendered.File> files) {
        return documents.keep(files).then(Mono.defer(() -> end(claim, PrintRun.State.DONE, null, null, codes(files))));
    }

    @Override
    public Mono<Void> refused(Claim claim, String refusal, @Nullable String reason) {
        return end(claim, PrintRun.State.REFUSED, refusal, reason, new String[0]);
    }

    private static String[] codes(List<Rendered.File> files) {
        return files.stream().map(file -> file.about().code()).distinct().toArray(String[]::new);
    }

    private Mono<Void> end(
            Claim claim, PrintRun.State state, @Nullable String refusal, @Nullable String reason, String[] codes) {
        var spec = database.sql("""
                        update print_item set state = :state, refusal = :refusal, reason = :reason, lease_until = null, codes = :codes
                        where run_id = :run and position = :position and fence = :fence and state = 'WAITING'
                        """)
                .bind("state", state.name())
                .bind("run", claim.run())
                .bind("position", claim.position())
                .bind("fence", claim.fence())
                .bind("codes", codes);
        var named = refusal == null ? spec.bindNull("refusal", String.class) : spec.bind("refusal", refusal);
        return (reason == null ? named.bindNull("reason", String.class) : named.bind("reason", reason)).then();
    }

    @Override
    public Mono<Void> finish(Instant now) {
        return database.sql("""
                        update print_run r set finished_at = :now where finished_at is null and not exists (
                            select 1 from print_item where run_id = r.id and state = 'WAITING')
                        """).bind("now", now).then();
    }
}
