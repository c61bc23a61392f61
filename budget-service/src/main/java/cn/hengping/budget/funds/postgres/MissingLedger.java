package cn.hengping.budget.funds.postgres;

import java.util.Objects;

import cn.hengping.budget.clearance.Clearance;
import cn.hengping.budget.funds.FundsRefusal.LedgerNotOpened;
import cn.hengping.budget.funds.FundsRefusal.NoSuchLedger;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Why there is no ledger: the project is not approved yet, or there is none, or none for these eyes. */
final class MissingLedger {
    private MissingLedger() {}

    static <T> Mono<T> of(String projectCode, Actor actor, DatabaseClient database) {
        return database.sql("select stage from project p where project_code = :code and " + Clearance.condition("p")
                        + " and " + Scope.covers("unit_path"))
                .bind("code", projectCode)
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(row -> Objects.requireNonNull(row.get("stage", String.class)))
                .one()
                .<Refusal>map(stage -> new LedgerNotOpened(projectCode, stage))
                .defaultIfEmpty(new NoSuchLedger(projectCode))
                .flatMap(refusal -> Mono.error(refusal.asError()));
    }
}
