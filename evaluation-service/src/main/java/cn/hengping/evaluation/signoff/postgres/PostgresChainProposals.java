package cn.hengping.evaluation.signoff.postgres;

import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.signoff.SignOffRefusal.ChainVersionTaken;
import cn.hengping.evaluation.signoff.SignOffRefusal.NoSuchChain;
import cn.hengping.evaluation.signoff.chainbook.ChainProposal;
import cn.hengping.evaluation.signoff.chainbook.ChainProposal.Stage;
import cn.hengping.evaluation.signoff.chainbook.ChainProposals;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One proposed version, one row. */
@Repository
class PostgresChainProposals implements ChainProposals {
    /** The place itself and all above it; few rows, and each holds a whole chain. */
    private static final String AROUND = "(place = :scope or starts_with(:scope, place || '/'))";

    private static final String NEAR = "(" + AROUND + " or " + Scope.covers("place") + ")";
    private static final String SELECT = "select document::text as document from sign_off_chain where ";

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresChainProposals(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<ChainProposal> get(String code, int version, UnitPath near) {
        return database.sql(SELECT + "code = :code and version = :version and " + NEAR)
                .bind("code", code)
                .bind("version", version)
                .bind("scope", near.value())
                .map(this::proposal)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchChain(code, version).asError()));
    }

    @Override
    public Mono<Page<ChainProposal>> page(UnitPath near, @Nullable String cursor, int limit) {
        var after = cursor == null ? List.of("", "0") : Page.keys(cursor, 2);
        return database.sql(SELECT + NEAR + """
                         and (code, version) > (:code, :version) order by code, version limit :limit
                        """)
                .bind("scope", near.value())
                .bind("code", after.getFirst())
                .bind("version", number(after.getLast()))
                .bind("limit", limit + 1)
                .map(this::proposal)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, PostgresChainProposals::cursor));
    }

    private static String cursor(ChainProposal last) {
        return Page.cursor(last.known().code(), String.valueOf(last.known().version()));
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Flux<ChainProposal> findApproved(UnitPath at) {
        return database.sql(SELECT + AROUND + " and stage = 'APPROVED' order by code, version desc limit 500")
                .bind("scope", at.value())
                .map(this::proposal)
                .all();
    }

    @Override
    public Mono<ChainProposal> add(ChainProposal proposal, Command command) {
        var change = Change.sql("""
                        insert into sign_off_chain (code, version, stage, place, document, row_version)
                        values (:code, :number, :stage, :place, :document, 1)
                        """)
                .bind("code", proposal.known().code())
                .bind("number", proposal.known().version())
                .bind("stage", proposal.stage().name())
                .bind("place", proposal.place().value())
                .bindJson("document", json.writeValueAsString(proposal));
        return log.record(command, "PROPOSE_CHAIN", subject(proposal), proposal, List.of(), change)
                .onErrorMap(DuplicateKeyException.class, _ -> taken(proposal));
    }

    private static RuntimeException taken(ChainProposal proposal) {
        return new ChainVersionTaken(proposal.known().code(), proposal.known().version()).asError();
    }

    @Override
    public Mono<ChainProposal> save(ChainProposal before, ChainProposal decided, Command command) {
        var change = Change.sql("""
                        update sign_off_chain set stage = :stage, document = :document, row_version = :row
                        where code = :code and version = :number and row_version = :row - 1
                        """)
                .bind("code", decided.known().code())
                .bind("number", decided.known().version())
                .bind("stage", decided.stage().name())
                .bind("row", decided.rowVersion())
                .bindJson("document", json.writeValueAsString(decided));
        var action = decided.stage() == Stage.APPROVED ? "APPROVE_CHAIN" : "REJECT_CHAIN";
        return log.record(command, action, subject(decided), before, decided, List.of(), change);
    }

    private static String subject(ChainProposal proposal) {
        return proposal.known().code() + "/" + proposal.known().version();
    }

    private ChainProposal proposal(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), ChainProposal.class);
    }
}
