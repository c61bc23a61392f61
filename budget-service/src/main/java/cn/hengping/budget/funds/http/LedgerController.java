package cn.hengping.budget.funds.http;

import java.time.Instant;
import java.time.LocalDate;

import cn.hengping.budget.funds.BudgetExecutionRecorded;
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

    LedgerController(Ledger ledger, RecordEntry entries) {
        this.ledger = ledger;
        this.entries = entries;
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
                    line.account(),
                    line.at());
        }
    }

    @PostMapping("/ledger-entries")
    Mono<ResponseEntity<BudgetExecutionRecorded>> record(
            @PathVariable String projectCode, @RequestBody Entry body, Command command) {
        return entries.record(projectCode, body, command)
                .map(balance -> Answers.created(
                        "/projects/" + projectCode + "/funds",
                        BudgetExecutionRecorded.of(balance),
                        balance.sequence()));
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
