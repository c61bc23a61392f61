package cn.hengping.budget.library.http;

import java.util.Arrays;
import java.util.List;

import cn.hengping.budget.library.Library;
import cn.hengping.budget.library.LibraryEntry;
import cn.hengping.budget.library.Standing;
import cn.hengping.budget.objective.Aspect;
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

/** The indicator library as a table. */
@RestController
class LibraryExportController {
    private static final List<String> TITLES =
            List.of("编号", "一级指标", "二级指标", "三级指标", "指标性质", "常用指标值", "度量单位", "佐证来源", "支出功能分类", "领域", "状态", "被引用次数");

    private final Library library;
    private final MessageSource messages;

    LibraryExportController(Library library, MessageSource messages) {
        this.library = library;
        this.messages = messages;
    }

    @GetMapping("/exports/library-entries")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @RequestParam @Nullable String text,
            @RequestParam @Nullable String function,
            @RequestParam @Nullable String field,
            @RequestParam @Nullable Aspect aspect,
            @RequestParam @Nullable Standing standing,
            @RequestParam(defaultValue = "XLSX") Format format,
            Actor actor) {
        return Mono.fromSupplier(() -> new Library.Search(text, function, field, aspect, standing, Library.Order.CODE))
                .flatMap(search -> new ListExport<>("指标库", TITLES, this::cells, messages)
                        .answer(format, cursor -> library.page(search, actor, cursor, Page.MOST)));
    }

    private List<? extends @Nullable Object> cells(LibraryEntry row) {
        var wording = row.wording();
        return Arrays.<@Nullable Object>asList(
                row.code(),
                wording.aspect().dimension(),
                wording.aspect(),
                wording.name(),
                wording.sign(),
                wording.typicalTarget(),
                wording.measure(),
                wording.evidenceSource(),
                wording.functionCode(),
                wording.field(),
                row.standing(),
                row.reuseCount());
    }
}
