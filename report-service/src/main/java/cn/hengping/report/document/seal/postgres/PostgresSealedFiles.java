package cn.hengping.report.document.seal.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.report.document.seal.SealRefusal.AlreadySealed;
import cn.hengping.report.document.seal.SealRefusal.NoSuchScan;
import cn.hengping.report.document.seal.SealRefusal.NotSealed;
import cn.hengping.report.document.seal.SealedFiles;
import io.r2dbc.spi.Readable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sealed files and scans, in the scope of their documents. */
@Repository
class PostgresSealedFiles implements SealedFiles {
    private static final String OF_A_DOCUMENT =
            " join document d on d.id = s.document_id where s.document_id = :document and :sees and "
                    + Scope.covers("d.unit_path");

    private final DatabaseClient database;
    private final CommandLog log;

    PostgresSealedFiles(DatabaseClient database, CommandLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Mono<Seal> keep(Seal seal, byte[] content, Command command) {
        var change = Change.sql("""
                        insert into sealed_document (document_id, content, bytes, sha256, sm3, signer, serial, account, sealed_at,
                        stamped_at, authority)
                        values (:document, :content, :bytes, :sha256, :sm3, :signer, :serial, :account, :at, :stamped, :authority)
                        """)
                .bind("document", seal.document())
                .bind("content", content)
                .bind("bytes", seal.bytes())
                .bind("sha256", seal.sha256())
                .bind("sm3", seal.sm3())
                .bind("signer", seal.signer())
                .bind("serial", seal.serial())
                .bind("account", seal.account())
                .bind("at", seal.at())
                .bindNullable("stamped", seal.stampedAt(), Instant.class)
                .bindNullable("authority", seal.authority(), String.class);
        return log.record(command, "SEAL_DOCUMENT", seal.document().toString(), seal, List.of(), change)
                .onErrorMap(DuplicateKeyException.class, error -> sealedBefore(seal, error));
    }

    /** A repeated request meets its own seal, which the log then answers; anybody else meets a refusal. */
    private static Throwable sealedBefore(Seal seal, DuplicateKeyException error) {
        return String.valueOf(error.getMessage()).contains("sealed_document")
                ? new AlreadySealed(seal.document()).asError()
                : error;
    }

    @Override
    public Mono<Scan> keep(Scan scan, byte[] content, Command command) {
        var change = Change.sql("""
                        insert into sealed_scan (id, document_id, content, bytes, sha256, pages, account, uploaded_at)
                        values (:id, :document, :content, :bytes, :sha256, :pages, :account, :at)
                        """)
                .bind("id", scan.id())
                .bind("document", scan.document())
                .bind("content", content)
                .bind("bytes", scan.bytes())
                .bind("sha256", scan.sha256())
                .bind("pages", scan.pages())
                .bind("account", scan.account())
                .bind("at", scan.at());
        return log.record(command, "RECEIVE_SCAN", scan.document().toString(), scan, List.of(), change)
                .onErrorResume(DuplicateKeyException.class, error -> sameScan(scan, command, error));
    }

    /** The same scan again is the scan that is there. */
    private Mono<Scan> sameScan(Scan scan, Command command, DuplicateKeyException error) {
        return scans(scan.document(), command.actor())
                .filter(kept -> kept.sha256().equals(scan.sha256()))
                .next()
                .switchIfEmpty(Mono.error(error));
    }

    private DatabaseClient.GenericExecuteSpec scoped(String sql, UUID document, Actor actor) {
        return database.sql(sql + OF_A_DOCUMENT)
                .bind("document", document)
                .bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind("scope", actor.scope().value());
    }

    @Override
    public Mono<Seal> seal(UUID document, Actor actor) {
        return scoped(
                        "select s.bytes, s.sha256, s.sm3, s.signer, s.serial, s.account, s.sealed_at, s.stamped_at, s.authority from sealed_document s",
                        document,
                        actor)
                .map(row -> new Seal(
                        document,
                        value(row, "bytes", Long.class),
                        value(row, "sha256", String.class),
                        value(row, "sm3", String.class),
                        value(row, "signer", String.class),
                        value(row, "serial", String.class),
                        value(row, "account", String.class),
                        value(row, "sealed_at", Instant.class),
                        row.get("stamped_at", Instant.class),
                        row.get("authority", String.class)))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotSealed(document).asError()));
    }

    @Override
    public Mono<byte[]> content(UUID document, Actor actor) {
        return scoped("select s.content from sealed_document s", document, actor)
                .map(row -> value(row, "content", byte[].class))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotSealed(document).asError()));
    }

    @Override
    public Flux<Scan> scans(UUID document, Actor actor) {
        return scoped(
                        "select s.id, s.bytes, s.sha256, s.pages, s.account, s.uploaded_at from sealed_scan s",
                        document,
                        actor)
                .map(row -> new Scan(
                        value(row, "id", UUID.class),
                        document,
                        value(row, "bytes", Long.class),
                        value(row, "sha256", String.class),
                        value(row, "pages", Integer.class),
                        value(row, "account", String.class),
                        value(row, "uploaded_at", Instant.class)))
                .all()
                .take(100);
    }

    @Override
    public Mono<byte[]> scan(UUID document, UUID scan, Actor actor) {
        return database.sql("select s.content from sealed_scan s" + OF_A_DOCUMENT + " and s.id = :scan")
                .bind("document", document)
                .bind("scan", scan)
                .bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind("scope", actor.scope().value())
                .map(row -> value(row, "content", byte[].class))
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchScan(scan).asError()));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
