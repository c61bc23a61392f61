package cn.hengping.budget.staff.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.budget.staff.Staff;
import cn.hengping.budget.staff.StaffList;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
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

/** Who works where and holds which posts, as a table; no name and no address of a person leaves by it. */
@RestController
class StaffExportController {
    private static final List<String> TITLES = List.of("账号", "岗位名称", "单位代码", "单位名称", "岗位", "是否在用");

    private final StaffList staff;
    private final MessageSource messages;

    StaffExportController(StaffList staff, MessageSource messages) {
        this.staff = staff;
        this.messages = messages;
    }

    @GetMapping("/exports/staff")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @RequestParam @Nullable UnitPath under, @RequestParam(defaultValue = "XLSX") Format format, Actor actor) {
        return new ListExport<>("人员岗位清单", TITLES, this::cells, messages)
                .answer(format, cursor -> staff.page(actor, under, cursor, Page.MOST));
    }

    private List<? extends @Nullable Object> cells(Staff row) {
        return Arrays.<@Nullable Object>asList(
                row.account(),
                row.title(),
                row.unit().unitCode(),
                row.unit().name(),
                row.posts().stream()
                        .map(post -> ListExport.word(post.role(), messages) + "（"
                                + post.scope().value() + "）")
                        .collect(Collectors.joining("；")),
                row.active() ? "是" : "否");
    }
}
