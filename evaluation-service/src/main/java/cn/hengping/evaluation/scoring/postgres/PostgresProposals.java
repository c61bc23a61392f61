package cn.hengping.evaluation.scoring.postgres;

import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.scoring.RuleSetApproved;
import cn.hengping.evaluation.scoring.RuleSets.Known;
import cn.hengping.evaluation.scoring.ScoringRefusal.NoSuchRuleSet;
import cn.hengping.evaluation.scoring.ScoringRefusal.RuleSetVersionTaken;
import cn.hengping.evaluation.scoring.rulebook.Proposal;
import cn.hengping.evaluation.scoring.rulebook.Proposal.Stage;
import cn.hengping.evaluation.scoring.rulebook.Proposals;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
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
class PostgresProposals implements Proposals {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresProposals(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<Proposal> get(String code, int version) {
        return database.sql("select document::text as document from rule_set where code = :code and version = :version")
                .bind("code", code)
                .bind("version", version)
                .map(this::proposal)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchRuleSet(code, version).asError()));
    }

    @Override
    public Mono<Page<Proposal>> page(@Nullable String cursor, int limit) {
        var after = cursor == null ? List.of("", "0") : Page.keys(cursor, 2);
        return database.sql("""
                        select document::text as document from rule_set where (code, version) > (:code, :version)
                        order by code, version limit :limit
                        """)
                .bind("code", after.getFirst())
                .bind("version", number(after.getLast()))
                .bind("limit", limit + 1)
                .map(this::proposal)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        last -> Page.cursor(
                                last.rules().code(), String.valueOf(last.rules().version()))));
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Flux<Known> findApproved(String code) {
        return database.sql("""
                        select document::text as document from rule_set where code = :code and stage = 'APPROVED'
                        order by version desc limit 100
                        """)
                .bind("code", code)
                .map(this::proposal)
                .all()
                .map(proposal -> new Known(proposal.rules(), proposal.hash()));
    }

    @Override
    public Mono<Proposal> add(Proposal proposal, Command command) {
        var change = Change.sql("""
                        insert into rule_set (code, version, stage, place, document, row_version)
                        values (:code, :number, :stage, :place, :document, 1)
                        """)
                .bind("code", proposal.rules().code())
                .bind("number", proposal.rules().version())
                .bind("stage", proposal.stage().name())
                .bind("place", proposal.place().value())
                .bindJson("document", json.writeValueAsString(proposal));
        return log.record(command, "PROPOSE_RULE_SET", subject(proposal), proposal, List.of(), change)
                .onErrorMap(DuplicateKeyException.class, _ -> taken(proposal));
    }

    private static RuntimeException taken(Proposal proposal) {
        return new RuleSetVersionTaken(proposal.rules().code(), proposal.rules().version()).asError();
    }

    @Override
    public Mono<Proposal> save(Proposal before, Proposal decided, Command command) {
        var change = Change.sql("""
                        update rule_set set stage = :stage, document = :document, row_version = :row
                        where code = :code and version = :number and row_version = :row - 1
                        """)
                .bind("code", decided.rules().code())
                .bind("number", decided.rules().version())
                .bind("stage", decided.stage().name())
                .bind("row", decided.rowVersion())
                .bindJson("document", json.writeValueAsString(decided));
        var action = decided.stage() == Stage.APPROVED ? "APPROVE_RULE_SET" : "REJECT_RULE_SET";
        return log.record(command, action, subject(decided), before, decided, events(decided, command), change);
    }

    private static List<Event> events(Proposal decided, Command command) {
        return decided.stage() == Stage.APPROVED
                ? List.of(RuleSetApproved.of(
                        decided.rules(),
                        decided.hash(),
                        decided.place(),
                        command.actor().account(),
                        command.at()))
                : List.of();
    }

    private static String subject(Proposal proposal) {
        return proposal.rules().code() + "/" + proposal.rules().version();
    }

    private Proposal proposal(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Proposal.class);
    }
}
