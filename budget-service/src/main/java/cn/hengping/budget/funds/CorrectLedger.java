package cn.hengping.budget.funds;

import java.util.List;
import java.util.Map;

import cn.hengping.budget.funds.FundsRefusal.NoSuchLedger;
import cn.hengping.budget.funds.FundsRefusal.ReversedAlready;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes entries back, and carries what is left into the next year. */
@Component
public class CorrectLedger {
    private final Ledger ledger;
    private final TransactionalOperator transaction;
    private final CommandLog log;

    CorrectLedger(Ledger ledger, TransactionalOperator transaction, CommandLog log) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.log = log;
    }

    public Mono<Balance> reverse(String projectCode, long sequence, Correction correction, Command command) {
        return ledger.get(projectCode, command.actor())
                .zipWith(ledger.line(projectCode, sequence, command.actor()))
                .map(both -> both.getT1().reverse(both.getT2(), correction, command.actor()))
                .flatMap(posting -> ledger.reverse(posting, sequence, command))
                .retryWhen(RecordEntry.AGAIN_WHEN_OVERTAKEN)
                .onErrorMap(DuplicateKeyException.class, _ -> new ReversedAlready(sequence).asError())
                .as(work -> log.once(command, Balance.class, work));
    }

    /** Both ledgers are held until both are written: neither moves between the decision and the act. */
    public Mono<Balance> carryOver(String projectCode, CarryOver.Order order, Command command) {
        return ledger.lock(List.of(projectCode, order.toProject()), command.actor())
                .collectMap(Balance::projectCode)
                .map(balances -> held(balances, projectCode)
                        .carryInto(held(balances, order.toProject()), order, command.actor()))
                .flatMap(carryOver -> ledger.carry(carryOver, command))
                .as(transaction::transactional)
                .as(work -> log.once(command, Balance.class, work));
    }

    private static Balance held(Map<String, Balance> balances, String projectCode) {
        var balance = balances.get(projectCode);
        if (balance == null) {
            throw new NoSuchLedger(projectCode).asError();
        }
        return balance;
    }
}
