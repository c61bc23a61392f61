package cn.hengping.evaluation.delegation.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.delegation.Absence;
import cn.hengping.evaluation.delegation.Absences;
import cn.hengping.evaluation.delegation.DelegationRefusal.AwayAlready;
import cn.hengping.evaluation.delegation.DelegationRefusal.NoSuchAbsence;
import cn.hengping.evaluation.delegation.DelegationRefusal.NotDelegatedToYou;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.Refused;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One absence, one row. */
@Repository
class PostgresAbsences implements Absences {
    private static final String HOLDS = "revoked_at is null and :now >= starts_at and :now < ends_at";

    private final DatabaseClient database;
    private final CommandLog log;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    PostgresAbsences(DatabaseClient database, CommandLog log, TransactionalOperator transaction, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public Mono<Absence> get(UUID id, Actor actor) {
        return database.sql("""
                        select document::text as document from absence
                        where id = :id and (holder = :account or deputy = :account)
                        """)
                .bind("id", id)
                .bind("account", actor.account())
                .map(this::absence)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchAbsence(id).asError()));
    }

    @Override
    public Mono<List<Absence>> of(Actor actor) {
        return database.sql("""
                        select document::text as document from absence
                        where holder = :account or deputy = :account order by starts_at desc, id limit 200
                        """)
                .bind("account", actor.account())
                .map(this::absence)
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Absence>> standingIn(String deputy, Instant now) {
        return database.sql("select document::text as document from absence where deputy = :deputy and " + HOLDS
                        + " order by id limit 20")
                .bind("deputy", deputy)
                .bind("now", now)
                .map(this::absence)
                .all()
                .collectList();
    }

    @Override
    public Mono<Absence> standingIn(String deputy, String holder, @Nullable String role, Instant now) {
        return standingIn(deputy, now)
                .flatMapIterable(absences -> absences)
                .filter(absence -> absence.holder().equals(holder)
                        && (role == null || absence.post().role().name().equals(role)))
                .next()
                .switchIfEmpty(Mono.error(() -> new NotDelegatedToYou(holder).asError()));
    }

    /** One deputy for one post at a time: else nobody could say who was meant. */
    @Override
    public Mono<Absence> add(Absence absence, Command command) {
        var change = Change.sql("""
                        insert into absence (id, holder, post, deputy, starts_at, ends_at, document, version)
                        select :id, :holder, :post, :deputy, :from::timestamptz, :until::timestamptz, :document::jsonb, :version
                        where not exists (select 1 from absence where holder = :holder and post = :post
                            and revoked_at is null and starts_at < :until and :from < ends_at)
                        """)
                .bind("id", absence.id())
                .bind("holder", absence.holder())
                .bind("post", absence.post().toString())
                .bind("deputy", absence.deputy())
                .bind("from", absence.from())
                .bind("until", absence.until())
                .bindJson("document", json.writeValueAsString(absence))
                .bind("version", absence.version());
        return oneAtATime(absence)
                .then(log.record(command, "ANNOUNCE_ABSENCE", absence.id().toString(), absence, List.of(), change))
                .as(transaction::transactional)
                .onErrorMap(
                        Refused.class,
                        refused -> refused.refusal() instanceof ChangedMeanwhile
                                ? new AwayAlready(absence.holder(), absence.deputy()).asError()
                                : refused);
    }

    /** Two announcements of one moment would not see each other. */
    private Mono<Void> oneAtATime(Absence absence) {
        return database.sql("select pg_advisory_xact_lock(hashtext('absence'), hashtext(:of))")
                .bind("of", absence.holder() + absence.post())
                .then();
    }

    @Override
    public Mono<Absence> save(Absence before, Absence after, Command command) {
        var change = Change.sql("""
                        update absence set revoked_at = :revoked, document = :document, version = :version
                        where id = :id and version = :version - 1
                        """)
                .bind("id", after.id())
                .bindNullable("revoked", after.revokedAt(), Instant.class)
                .bindJson("document", json.writeValueAsString(after))
                .bind("version", after.version());
        return log.record(command, "REVOKE_ABSENCE", after.id().toString(), before, after, List.of(), change);
    }

    private Absence absence(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Absence.class);
    }
}
