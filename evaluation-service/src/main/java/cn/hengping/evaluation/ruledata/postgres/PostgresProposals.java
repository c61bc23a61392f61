package cn.hengping.evaluation.ruledata.postgres;

import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.ruledata.Kind;
import cn.hengping.evaluation.ruledata.Kind.Reach;
import cn.hengping.evaluation.ruledata.Proposal;
import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.evaluation.ruledata.Stage;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One proposed version, one row. */
final class PostgresProposals<P extends Proposal<P>> implements Proposals<P> {
    /** The place itself and all above it; few rows, and each holds a whole document. */
    private static final String AROUND = "(place = :scope or starts_with(:scope, place || '/'))";

    private static final String NEAR = "(" + AROUND + " or " + Scope.covers("place") + ") and ";

    private final Kind<P> kind;
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresProposals(Kind<P> kind, DatabaseClient database, CommandLog log, JsonMapper json) {
        this.kind = kind;
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<P> get(String code, int version, UnitPath from) {
        return seen(from, "code = :code and version = :version")
                .bind("code", code)
                .bind("version", version)
                .map(this::proposal)
                .one()
                .switchIfEmpty(Mono.error(
                        () -> kind.refusals().unknown().of(code, version).asError()));
    }

    @Override
    public Mono<Page<P>> page(UnitPath from, @Nullable String cursor, int limit) {
        var after = cursor == null ? List.of("", "0") : Page.keys(cursor, 2);
        return seen(from, "(code, version) > (:code, :version) order by code, version limit :limit")
                .bind("code", after.getFirst())
                .bind("version", number(after.getLast()))
                .bind("limit", limit + 1)
                .map(this::proposal)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, last -> Page.cursor(last.code(), String.valueOf(last.version()))));
    }

    private GenericExecuteSpec seen(UnitPath from, String where) {
        return kind.reach() == Reach.EVERYWHERE
                ? select(where)
                : select(NEAR + where).bind("scope", from.value());
    }

    private GenericExecuteSpec select(String where) {
        return database.sql("select document::text as document from " + kind.table() + " where " + where);
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Flux<P> findApproved(String code) {
        return select("code = :code and stage = 'APPROVED' order by version desc limit 100")
                .bind("code", code)
                .map(this::proposal)
                .all();
    }

    @Override
    public Flux<P> findApprovedAround(UnitPath place) {
        return select(AROUND + " and stage = 'APPROVED' order by code, version desc limit 500")
                .bind("scope", place.value())
                .map(this::proposal)
                .all();
    }

    @Override
    public Mono<P> add(P proposal, Command command) {
        var change = Change.sql("insert into " + kind.table() + """
                         (code, version, stage, place, document, row_version)
                        values (:code, :number, :stage, :place, :document, 1)
                        """)
                .bind("place", proposal.place().value());
        return log.record(
                        command,
                        "PROPOSE_" + kind.word(),
                        subject(proposal),
                        proposal,
                        List.of(),
                        bound(change, proposal))
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> kind.refusals()
                                .versionTaken()
                                .of(proposal.code(), proposal.version())
                                .asError());
    }

    @Override
    public Mono<P> save(P before, P decided, Command command) {
        var change = Change.sql("update " + kind.table() + """
                         set stage = :stage, document = :document, row_version = :row
                        where code = :code and version = :number and row_version = :row - 1
                        """).bind("row", decided.rowVersion());
        var isApproved = decided.stage() == Stage.APPROVED;
        var action = (isApproved ? "APPROVE_" : "REJECT_") + kind.word();
        var events = isApproved ? kind.approved().apply(decided, command) : List.<Event>of();
        return log.record(command, action, subject(decided), before, decided, events, bound(change, decided));
    }

    private Change bound(Change change, P proposal) {
        return change.bind("code", proposal.code())
                .bind("number", proposal.version())
                .bind("stage", proposal.stage().name())
                .bindJson("document", json.writeValueAsString(proposal));
    }

    private static String subject(Proposal<?> proposal) {
        return proposal.code() + "/" + proposal.version();
    }

    private P proposal(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), kind.type());
    }
}
