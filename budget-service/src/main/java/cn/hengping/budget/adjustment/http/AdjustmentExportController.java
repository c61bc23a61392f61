package cn.hengping.budget.adjustment.http;

import java.util.Arrays;
import java.util.List;

import cn.hengping.budget.adjustment.Adjustment;
import cn.hengping.budget.adjustment.Adjustments;
import cn.hengping.budget.adjustment.Stage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.sheet.ListExport;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The list of adjustments as a table. */
@RestController
class AdjustmentExportController {
    private static final List<String> TITLES =
            List.of("项目编码", "项目名称", "年度", "单位代码", "单位名称", "第几次调整", "调整文号", "调整理由", "办理位置", "变动处数", "提出日期", "批复日期");

    private final Adjustments adjustments;
    private final MessageSource messages;

    AdjustmentExportController(Adjustments adjustments, MessageSource messages) {
        this.adjustments = adjustments;
        this.messages = messages;
    }

    @GetMapping("/exports/adjustments")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable Stage stage,
            @RequestParam @Nullable String under,
            @RequestParam(defaultValue = "XLSX") Format format,
            Actor actor) {
        var filter = new Adjustments.Filter(AdjustmentListController.place(under, actor), year, stage);
        return new ListExport<>("调整清单", TITLES, this::cells, messages)
                .answer(format, cursor -> adjustments.list(filter, actor, cursor, Page.MOST));
    }

    private List<? extends @Nullable Object> cells(Adjustment row) {
        var subject = row.subject();
        return Arrays.<@Nullable Object>asList(
                subject.projectCode(),
                subject.projectName(),
                subject.year(),
                subject.unit().unitCode(),
                subject.unit().name(),
                row.number(),
                row.proposal().documentNumber(),
                row.proposal().reason(),
                row.stage(),
                row.differences().size(),
                row.askedAt(),
                row.approvedAt());
    }
}
