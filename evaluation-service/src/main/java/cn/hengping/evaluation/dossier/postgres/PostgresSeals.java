package cn.hengping.evaluation.dossier.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.dossier.AuditAnchored;
import cn.hengping.evaluation.dossier.Line;
import cn.hengping.evaluation.dossier.Seal;
import cn.hengping.evaluation.dossier.Seals;
import cn.hengping.evaluation.lease.Lease;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** A link, one row. */
@Repository
class PostgresSeals implements Seals {
    /** How far behind the last sealed line one may still become visible: commands are short. */
    private static final long WINDOW = 20_000;

    private static final String LINE = """
            l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, l.account, l.post, l.action, l.subject,
            coalesce(l.request_key, '') as request_key, coalesce(l.request_digest, '') as request_digest,
            l.after::text as after, coalesce(l.changes::text, '') as changes, coalesce(l.traceparent, '') as traceparent
            """;
    private static final List<String> FIELDS = List.of(
            "at",
            "account",
            "post",
            "action",
            "subject",
            "request_key",
            "request_digest",
            "after",
            "changes",
            "traceparent");

    private final DatabaseClient database;
    private final CommandLog log;

    PostgresSeals(DatabaseClient database, CommandLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Mono<Seal> head() {
        return database.sql("select position, entry_id, hash from log_seal order by position desc limit 1")
                .map(PostgresSeals::seal)
                .one()
                .defaultIfEmpty(Seal.NONE);
    }

    @Override
    public Mono<List<Line>> unsealed(int limit) {
        return database.sql("select " + LINE + """
                        from command_log l
                        where l.id > (select coalesce(max(entry_id), 0) - :window from log_seal)
                            and not exists (select 1 from log_seal s where s.entry_id = l.id)
                        order by l.id limit :limit
                        """)
                .bind("window", WINDOW)
                .bind("limit", limit)
                .map(PostgresSeals::line)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> add(List<Seal> seals, Instant at, Lease lease) {
        return database.sql("""
                        insert into log_seal (position, entry_id, hash, at)
                        select s.position, s.entry_id, s.hash, :at
                        from lease l, unnest(:positions::bigint[], :entries::bigint[], :hashes::text[])
                            as s (position, entry_id, hash)
                        where l.name = :lease and l.fence = :fence
                        """)
                .bind("at", at)
                .bind("positions", seals.stream().map(Seal::position).toArray(Long[]::new))
                .bind("entries", seals.stream().map(Seal::entryId).toArray(Long[]::new))
                .bind("hashes", seals.stream().map(Seal::hash).toArray(String[]::new))
                .bind("lease", lease.name())
                .bind("fence", lease.fence())
                .then();
    }

    @Override
    public Mono<List<Kept>> after(long position, int limit) {
        return database.sql("select s.position, s.entry_id, s.hash, " + LINE + """
                        from log_seal s left join command_log l on l.id = s.entry_id
                        where s.position > :after order by s.position limit :limit
                        """)
                .bind("after", position)
                .bind("limit", limit)
                .map(row -> new Kept(seal(row), row.get("id", Long.class) == null ? null : line(row)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Seal> at(long position) {
        return database.sql("select position, entry_id, hash from log_seal where position = :position")
                .bind("position", position)
                .map(PostgresSeals::seal)
                .one();
    }

    @Override
    public Mono<Long> countUnsealed() {
        return database.sql("""
                        select count(*) from command_log l
                        where not exists (select 1 from log_seal s where s.entry_id = l.id)
                        """)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    @Override
    public Mono<Anchor> lastAnchor() {
        return database.sql("select position, hash, at from log_anchor order by position desc limit 1")
                .map(row -> new Anchor(
                        Objects.requireNonNull(row.get("position", Long.class)),
                        Objects.requireNonNull(row.get("hash", String.class)),
                        Objects.requireNonNull(row.get("at", Instant.class))))
                .one()
                .defaultIfEmpty(new Anchor(0, Seal.NONE.hash(), Instant.EPOCH));
    }

    @Override
    public Mono<Void> anchor(Seal head, Command command) {
        var change = Change.sql(
                        "insert into log_anchor (position, hash, at) values (:position, :hash, :at::timestamptz)")
                .bind("position", head.position())
                .bind("hash", head.hash())
                .bind("at", command.at());
        var event = new AuditAnchored(head.position(), head.hash(), command.at());
        return log.record(command, "ANCHOR_AUDIT_CHAIN", "audit-chain", event, List.of(event), change)
                .then();
    }

    private static Seal seal(Readable row) {
        return new Seal(
                Objects.requireNonNull(row.get("position", Long.class)),
                Objects.requireNonNull(row.get("entry_id", Long.class)),
                Objects.requireNonNull(row.get("hash", String.class)));
    }

    private static Line line(Readable row) {
        return new Line(
                Objects.requireNonNull(row.get("id", Long.class)),
                FIELDS.stream()
                        .map(field -> Objects.requireNonNull(row.get(field, String.class)))
                        .toList());
    }
}
