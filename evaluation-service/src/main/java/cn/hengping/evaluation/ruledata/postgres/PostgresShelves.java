package cn.hengping.evaluation.ruledata.postgres;

import cn.hengping.evaluation.ruledata.Kind;
import cn.hengping.evaluation.ruledata.Proposal;
import cn.hengping.evaluation.ruledata.Proposals;
import cn.hengping.platform.CommandLog;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** A table for each kind. */
@Repository
class PostgresShelves implements Proposals.Shelves {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresShelves(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public <P extends Proposal<P>> Proposals<P> of(Kind<P> kind) {
        return new PostgresProposals<>(kind, database, log, json);
    }
}
