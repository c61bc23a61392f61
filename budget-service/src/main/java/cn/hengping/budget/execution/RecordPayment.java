package cn.hengping.budget.execution;

import java.util.List;

import cn.hengping.budget.execution.PaymentRefusal.VoucherRecordedAlready;
import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.funds.Ledger.Extra;
import cn.hengping.budget.funds.Ledger.Extra.Binding;
import cn.hengping.budget.funds.RecordEntry;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records a payment and its ledger entry in one act. */
@Component
public class RecordPayment {
    private static final String VOUCHER = """
            insert into voucher (voucher_number, project_code, sequence, item_code)
            select :voucher, project_code, sequence, :item from changed
            """;

    private final Ledger ledger;
    private final CommandLog log;

    RecordPayment(Ledger ledger, CommandLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    public Mono<Balance> record(String projectCode, Payment payment, Command command) {
        return ledger.get(projectCode, command.actor())
                .map(balance -> payment.from(balance, command.actor()))
                .flatMap(posting -> ledger.post(posting, "RECORD_PAYMENT", command, List.of(voucher(payment))))
                .retryWhen(RecordEntry.AGAIN_WHEN_OVERTAKEN)
                .onErrorMap(
                        DuplicateKeyException.class, _ -> new VoucherRecordedAlready(payment.voucherNumber()).asError())
                .as(work -> log.once(command, Balance.class, work));
    }

    private static Extra voucher(Payment payment) {
        return new Extra(
                VOUCHER,
                List.of(new Binding("voucher", payment.voucherNumber()), new Binding("item", payment.itemCode())));
    }
}
