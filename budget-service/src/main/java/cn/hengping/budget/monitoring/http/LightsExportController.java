package cn.hengping.budget.monitoring.http;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.hengping.budget.monitoring.Checkpoint;
import cn.hengping.budget.monitoring.Checkpoints;
import cn.hengping.budget.monitoring.Light;
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

/** The projects that show red or yellow, as a table. */
@RestController
class LightsExportController {
    private static final List<String> TITLES = List.of(
            "项目编码",
            "项目名称",
            "年度",
            "月份",
            "单位代码",
            "单位名称",
            "主管部门",
            "办理位置",
            "亮灯",
            "全年预算数（元）",
            "截至月末执行数（元）",
            "执行率（%）",
            "截至日期",
            "说明");

    private final Checkpoints checkpoints;
    private final MessageSource messages;

    LightsExportController(Checkpoints checkpoints, MessageSource messages) {
        this.checkpoints = checkpoints;
        this.messages = messages;
    }

    @GetMapping("/exports/checkpoints")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @RequestParam int year,
            @RequestParam @Nullable Integer month,
            @RequestParam @Nullable Light light,
            @RequestParam @Nullable String under,
            @RequestParam(defaultValue = "XLSX") Format format,
            Actor actor) {
        var filter = LightsController.filter(year, month, light, under, actor);
        return new ListExport<>("双监控红黄灯清单", TITLES, this::cells, messages)
                .answer(format, cursor -> checkpoints.alarming(filter, actor, cursor, Page.MOST));
    }

    private List<? extends @Nullable Object> cells(Checkpoint row) {
        var submitted = Objects.requireNonNull(row.submitted());
        var reading = submitted.reading();
        return Arrays.<@Nullable Object>asList(
                row.projectCode(),
                row.projectName(),
                row.year(),
                row.month(),
                row.unit().unitCode(),
                row.unit().name(),
                row.department().name(),
                row.stage(),
                reading.worst(),
                reading.fullYearBudgetYuan(),
                reading.executedYuan(),
                reading.executionRatePercent(),
                reading.asOf(),
                submitted.account().explanations().stream()
                        .map(one -> one.place() + "：" + one.reason() + "；" + one.measure() + "（" + one.dueDate() + "）")
                        .collect(Collectors.joining("\n")));
    }
}
