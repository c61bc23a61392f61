package cn.hengping.budget.funds.http;

import java.util.Arrays;
import java.util.List;

import cn.hengping.budget.funds.Ledger;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.sheet.ListExport;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ledger of a project as a table. */
@RestController
class LedgerExportController {
    private static final List<String> TITLES =
            List.of("序号", "资金性质", "资金来源", "金额（元）", "日期", "文号", "事由", "冲销第几笔", "被第几笔冲销", "经办账号");

    private final Ledger ledger;
    private final MessageSource messages;

    LedgerExportController(Ledger ledger, MessageSource messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    @GetMapping("/exports/projects/{projectCode}/ledger-entries")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @PathVariable String projectCode, @RequestParam(defaultValue = "XLSX") Format format, Actor actor) {
        return new ListExport<>("台账-" + projectCode, TITLES, this::cells, messages)
                .answer(format, cursor -> ledger.page(projectCode, actor, cursor, Page.MOST));
    }

    private List<? extends @Nullable Object> cells(Ledger.Line row) {
        var entry = row.entry();
        return Arrays.<@Nullable Object>asList(
                row.sequence(),
                entry.kind(),
                entry.source(),
                entry.amountYuan(),
                entry.date(),
                entry.documentNumber(),
                entry.reason(),
                row.reverses(),
                row.reversedBy(),
                row.account());
    }
}
