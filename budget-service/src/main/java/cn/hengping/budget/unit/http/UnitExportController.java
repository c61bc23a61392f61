package cn.hengping.budget.unit.http;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.Units;
import cn.hengping.budget.unit.Units.AsOf;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.sheet.ListExport;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The units of a day as a table. */
@RestController
class UnitExportController {
    private static final List<String> TITLES = List.of("单位代码", "单位名称", "单位类别", "主管部门代码", "主管部门", "生效日期", "失效日期");

    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    UnitExportController(Units units, MessageSource messages, Clock clock) {
        this.clock = clock;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/exports/units")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "XLSX") Format format,
            Actor actor) {
        var day = AsOf.day(asOf == null ? Course.dayAt(clock.instant()) : asOf);
        return new ListExport<>("单位清单", TITLES, this::cells, messages)
                .answer(format, cursor -> units.page(actor, day, cursor, Page.MOST));
    }

    private List<? extends @Nullable Object> cells(Unit row) {
        return Arrays.<@Nullable Object>asList(
                row.unitCode(),
                row.name(),
                row.kind(),
                row.department().unitCode(),
                row.department().name(),
                row.validFrom(),
                row.validTo());
    }
}
