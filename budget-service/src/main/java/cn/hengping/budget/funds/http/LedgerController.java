package cn.hengping.budget.funds.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.BudgetExecutionRecorded;
import cn.hengping.budget.funds.CarryOver;
import cn.hengping.budget.funds.CorrectLedger;
import cn.hengping.budget.funds.Correction;
import cn.hengping.budget.funds.Entry;
import cn.hengping.budget.funds.EntryKind;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.funds.RecordEntry;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/projects/{projectCode}")
class LedgerController {
    private final Ledger ledger;
    private final RecordEntry entries;
    private final CorrectLedger corrections;

    LedgerController(Ledger ledger, RecordEntry entries, CorrectLedger corrections) {
        this.ledger = ledger;
        this.entries = entries;
        this.corrections = corrections;
    }

    /** An entry as callers see it. */
    record LineView(
            long sequence,
            EntryKind kind,
            FundSource source,
            Money amountYuan,
            LocalDate date,
            String documentNumber,
            String reason,
            @Nullable Long reverses,
            @Nullable Long reversedBy,
            String account,
            Instant at) {
        static LineView of(Ledger.Line line) {
            var entry = line.entry();
            return new LineView(
                    line.sequence(),
                    entry.kind(),
                    entry.source(),
                    entry.amountYuan(),
                    entry.date(),
                    entry.documentNumber(),
                    entry.reason(),
                    line.reverses(),
                    line.reversedBy(),
                    line.account(),
                    line.at());
        }
    }

    @PostMapping("/ledger-entries")
    Mono<ResponseEntity<BudgetExecutionRecorded>> record(
            @PathVariable String projectCode, @RequestBody Entry body, Command command) {
        return entries.record(projectCode, body, command).map(LedgerController::created);
    }

    private static ResponseEntity<BudgetExecutionRecorded> created(Balance balance) {
        return Answers.created(
                "/projects/" + balance.projectCode() + "/funds",
                BudgetExecutionRecorded.of(balance),
                balance.sequence());
    }

    @PostMapping("/ledger-entries/{sequence}/reversal")
    Mono<ResponseEntity<BudgetExecutionRecorded>> reverse(
            @PathVariable String projectCode,
            @PathVariable long sequence,
            @RequestBody Correction body,
            Command command) {
        return corrections.reverse(projectCode, sequence, body, command).map(LedgerController::created);
    }

    /** Carries unspent money into the next year's project; the answer is the balance that it left. */
    @PostMapping("/carry-over")
    Mono<ResponseEntity<BudgetExecutionRecorded>> carryOver(
            @PathVariable String projectCode, @RequestBody CarryOver.Order body, Command command) {
        return corrections.carryOver(projectCode, body, command).map(LedgerController::created);
    }

    /** The reconciliation as callers see it. */
    record ReconciliationView(
            String projectCode,
            Money balanceYuan,
            Money entriesYuan,
            Money vouchersYuan,
            List<Long> entriesWithoutVoucher,
            boolean agrees,
            List<String> differences) {}

    @GetMapping("/reconciliation")
    Mono<ReconciliationView> reconcile(@PathVariable String projectCode, Actor actor) {
        return ledger.reconcile(projectCode, actor)
                .map(books -> new ReconciliationView(
                        books.projectCode(),
                        books.balanceYuan(),
                        books.entriesYuan(),
                        books.vouchersYuan(),
                        books.entriesWithoutVoucher(),
                        books.agrees(),
                        books.differences()));
    }

    @GetMapping("/ledger-entries")
    Mono<Page<LineView>> list(
            @PathVariable String projectCode,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return ledger.page(projectCode, actor, cursor, Page.limit(limit)).map(page -> page.map(LineView::of));
    }

    @GetMapping("/funds")
    Mono<ResponseEntity<BudgetExecutionRecorded>> funds(@PathVariable String projectCode, Actor actor) {
        return ledger.get(projectCode, actor)
                .map(balance -> Answers.ok(BudgetExecutionRecorded.of(balance), balance.sequence()));
    }
}
