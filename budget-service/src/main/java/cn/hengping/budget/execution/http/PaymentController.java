package cn.hengping.budget.execution.http;

import cn.hengping.budget.execution.Payment;
import cn.hengping.budget.execution.RecordPayment;
import cn.hengping.budget.funds.BudgetExecutionRecorded;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/projects/{projectCode}/payments")
class PaymentController {
    private final RecordPayment payments;

    PaymentController(RecordPayment payments) {
        this.payments = payments;
    }

    @PostMapping
    Mono<ResponseEntity<BudgetExecutionRecorded>> record(
            @PathVariable String projectCode, @RequestBody Payment body, Command command) {
        return payments.record(projectCode, body, command)
                .map(balance -> Answers.created(
                        "/projects/" + projectCode + "/ledger-entries",
                        BudgetExecutionRecorded.of(balance),
                        balance.sequence()));
    }
}
