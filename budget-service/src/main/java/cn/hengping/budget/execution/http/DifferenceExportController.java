package cn.hengping.budget.execution.http;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import cn.hengping.budget.execution.Difference;
import cn.hengping.budget.execution.Imports;
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

/** What a statement and our books do not agree about, as a table. */
@RestController
class DifferenceExportController {
    private static final List<String> TITLES = List.of("凭证号", "差异", "对账表行号", "项目编码", "本系统金额（元）", "对账表金额（元）");

    private final Imports imports;
    private final MessageSource messages;

    DifferenceExportController(Imports imports, MessageSource messages) {
        this.imports = imports;
        this.messages = messages;
    }

    @GetMapping("/exports/payment-imports/{id}/differences")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @PathVariable UUID id, @RequestParam(defaultValue = "XLSX") Format format, Actor actor) {
        var table = new ListExport<>("对账差异", TITLES, this::cells, messages);
        return imports.get(id, actor)
                .flatMap(_ -> table.answer(format, cursor -> imports.differences(id, cursor, Page.MOST)));
    }

    private List<? extends @Nullable Object> cells(Difference row) {
        return Arrays.<@Nullable Object>asList(
                row.voucherNumber(), row.kind(), row.row(), row.projectCode(), row.hereYuan(), row.thereYuan());
    }
}
