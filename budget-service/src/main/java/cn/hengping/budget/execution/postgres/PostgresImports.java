package cn.hengping.budget.execution.postgres;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.execution.Difference;
import cn.hengping.budget.execution.ImportRefusal.NoSuchImport;
import cn.hengping.budget.execution.Imports;
import cn.hengping.budget.execution.PaymentImport;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Imports and their files. A file tells of any project that is in it: it is seen as if all of them were classified. */
@Repository
class PostgresImports implements Imports {
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresImports(DatabaseClient database, TransactionalOperator transaction, CommandLog log, JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<PaymentImport> get(UUID id, Actor actor) {
        return database.sql("select " + ImportRows.ORDER + " from payment_import i where id = :id and "
                        + Clearance.strictly("i") + " and " + Scope.covers("unit_path"))
                .bind("id", id)
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(row -> ImportRows.order(row, json))
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchImport(id).asError()));
    }

    @Override
    public Mono<Page<PaymentImport>> page(Actor actor, @Nullable String cursor, int limit) {
        return database.sql("select " + ImportRows.ORDER + " from payment_import i where id < :before and "
                        + Clearance.strictly("i") + " and " + Scope.covers("unit_path")
                        + " order by id desc limit :limit")
                .bind(
                        "before",
                        cursor == null
                                ? new UUID(-1, -1)
                                : id(Page.keys(cursor, 1).getFirst()))
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .bind("limit", limit + 1)
                .map(row -> ImportRows.order(row, json))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(one.id().toString())));
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<Page<RowFault>> faults(UUID id, @Nullable String cursor, int limit) {
        var after = cursor == null ? List.of("0", "-1", "") : Page.keys(cursor, 3);
        return database.sql("""
                        select row_number, column_number, code, arguments from payment_import_fault
                        where import_id = :id and (row_number, column_number, code) > (:row, :column, :code)
                        order by row_number, column_number, code limit :limit
                        """)
                .bind("id", id)
                .bind("row", number(after.get(0)))
                .bind("column", number(after.get(1)))
                .bind("code", after.get(2))
                .bind("limit", limit + 1)
                .map(ImportRows::fault)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, PostgresImports::place));
    }

    private static String place(RowFault fault) {
        return Page.cursor(Integer.toString(fault.row()), Integer.toString(fault.column()), fault.code());
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<Page<Difference>> differences(UUID id, @Nullable String cursor, int limit) {
        return database.sql("""
                        select voucher_number, kind, row_number, project_code, here, there from payment_difference
                        where import_id = :id and voucher_number > :after order by voucher_number limit :limit
                        """)
                .bind("id", id)
                .bind("after", cursor == null ? "" : Page.keys(cursor, 1).getFirst())
                .bind("limit", limit + 1)
                .map(ImportRows::difference)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(one.voucherNumber())));
    }

    @Override
    public Flux<RowFault> faultsFrom(UUID id, int row, int limit) {
        return database.sql("""
                        select row_number, column_number, code, arguments from payment_import_fault
                        where import_id = :id and row_number >= :row order by row_number, column_number, code limit :limit
                        """)
                .bind("id", id)
                .bind("row", row)
                .bind("limit", limit)
                .map(ImportRows::fault)
                .all();
    }

    @Override
    public Flux<byte[]> content(UUID id) {
        return Flux.range(0, Integer.MAX_VALUE)
                .concatMap(part -> part(id, part).defaultIfEmpty(new byte[0]), 1)
                .takeWhile(content -> content.length > 0);
    }

    private Mono<byte[]> part(UUID id, int part) {
        return database.sql("select content from payment_import_file where import_id = :id and part = :part")
                .bind("id", id)
                .bind("part", part)
                .map(row -> Objects.requireNonNull(row.get("content", byte[].class)))
                .one();
    }

    @Override
    public Mono<PaymentImport> receive(PaymentImport received, Flux<byte[]> content, Command command) {
        var change = Change.sql("""
                        insert into payment_import
                            (id, account, post, unit_path, mode, state, file_name, sha256, bytes, created_at)
                        values (:id, :account, :post, :path, :mode, :state, :file, :sha256, :bytes, :created)
                        """)
                .bind("id", received.id())
                .bind("account", received.importer().account())
                .bind("post", received.importer().post().toString())
                .bind("path", received.unitPath().value())
                .bind("mode", received.mode().name())
                .bind("state", received.state().name())
                .bind("file", received.fileName())
                .bind("sha256", received.sha256())
                .bind("bytes", received.bytes())
                .bind("created", received.createdAt());
        return log.record(command, "RECEIVE_PAYMENTS", received.id().toString(), received, List.of(), change)
                .thenMany(content.index().concatMap(part -> keep(received.id(), part.getT1(), part.getT2())))
                .then(Mono.just(received))
                .as(transaction::transactional);
    }

    private Mono<Void> keep(UUID id, long part, byte[] content) {
        return database.sql("insert into payment_import_file (import_id, part, content) values (:id, :part, :content)")
                .bind("id", id)
                .bind("part", (int) part)
                .bind("content", content)
                .then();
    }
}
