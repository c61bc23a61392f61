package cn.hengping.report.dashboard.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.sheet.SheetExport;
import cn.hengping.platform.sheet.SheetWriter.Format;
import cn.hengping.report.dashboard.Dashboard;
import cn.hengping.report.dashboard.DashboardQuery;
import cn.hengping.report.dashboard.Dashboards;
import cn.hengping.report.dashboard.ListQuery;
import cn.hengping.report.dashboard.ProjectLine;
import cn.hengping.report.dashboard.RecentBoards;
import cn.hengping.report.dashboard.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/dashboards/{year}")
class DashboardController {
    private static final List<String> TITLES = List.of(
            "项目编码", "项目名称", "实施单位", "办理情况", "所在环节", "是否逾期", "应办结日期", "年初预算（元）", "全年预算（元）", "全年执行（元）", "执行率（%）", "监控灯",
            "自评分", "测算分", "等次", "未批准的自评分", "复核分");

    private final RecentBoards boards;
    private final Dashboards dashboards;
    private final MessageSource messages;

    DashboardController(RecentBoards boards, Dashboards dashboards, MessageSource messages) {
        this.boards = boards;
        this.dashboards = dashboards;
        this.messages = messages;
    }

    /** What is shown; absent parameters do not narrow. */
    record Shown(
            @Nullable String under,
            @Nullable String kind,
            @Nullable Boolean unapproved) {
        DashboardQuery of(int year) {
            return new DashboardQuery(year, place(under), word(kind), is(unapproved));
        }
    }

    /** Which of the shown ones are listed. */
    record Listed(
            @Nullable String under,
            @Nullable String kind,
            @Nullable Boolean unapproved,
            @Nullable Status status,
            @Nullable String stage,
            @Nullable Boolean overdue,
            @Nullable String grade,
            @Nullable String light,
            @Nullable Boolean different,
            @Nullable Boolean reviewed,
            @Nullable Boolean rectifying,
            @Nullable Integer scoreFrom,
            @Nullable Integer scoreTo,
            @Nullable Integer rateFrom,
            @Nullable Integer rateTo,
            @Nullable String aspect,
            @Nullable String finding) {
        ListQuery of(int year) {
            return new ListQuery(
                    new Shown(under, kind, unapproved).of(year),
                    status,
                    word(stage),
                    is(overdue),
                    word(grade),
                    word(light),
                    is(different),
                    is(reviewed),
                    is(rectifying),
                    scoreFrom,
                    scoreTo,
                    rateFrom,
                    rateTo,
                    word(aspect),
                    word(finding));
        }
    }

    private static boolean is(@Nullable Boolean asked) {
        return Objects.requireNonNullElse(asked, false);
    }

    private static @Nullable String word(@Nullable String asked) {
        return asked == null || asked.isBlank() ? null : asked;
    }

    private static @Nullable UnitPath place(@Nullable String under) {
        if (under == null || under.isBlank()) {
            return null;
        }
        try {
            return new UnitPath(under);
        } catch (IllegalArgumentException _) {
            throw new ParameterMalformed("under").asError();
        }
    }

    @GetMapping
    Mono<Dashboard> one(@PathVariable int year, @ModelAttribute Shown shown, Actor actor) {
        return Mono.fromSupplier(() -> shown.of(year).of(actor)).flatMap(boards::of);
    }

    @GetMapping("/projects")
    Mono<Page<ProjectLine>> projects(
            @PathVariable int year,
            @ModelAttribute Listed listed,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return dashboards.page(listed.of(year), actor, cursor, Page.limit(limit));
    }

    /** The whole list behind a figure as a table. */
    @GetMapping("/projects/export")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @PathVariable int year,
            @ModelAttribute Listed listed,
            @RequestParam(defaultValue = "XLSX") Format format,
            Actor actor) {
        var rows = dashboards.all(listed.of(year), actor);
        var disposition = ContentDisposition.attachment()
                .filename(year + "年度自评情况" + format.suffix(), StandardCharsets.UTF_8)
                .build();
        return SheetExport.of(format, "自评情况", TITLES, rows, this::cells, Dashboards.MOST_EXPORTED)
                .map(parts -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.parseMediaType(format.mediaType()))
                        .body(parts.map(DefaultDataBufferFactory.sharedInstance::wrap)));
    }

    private List<? extends @Nullable Object> cells(ProjectLine line) {
        return Arrays.<@Nullable Object>asList(
                line.projectCode(),
                line.name(),
                line.unitName(),
                named("status.", line.status().name()),
                named("stage.", line.stage()),
                line.overdue() ? "是" : "否",
                line.dueOn(),
                yuan(line.initialBudgetYuan()),
                yuan(line.fullYearBudgetYuan()),
                yuan(line.executedYuan()),
                line.executionRatePercent(),
                named("light.", line.light()),
                line.total(),
                line.computed(),
                line.grade(),
                line.unapproved(),
                line.reviewed());
    }

    private static @Nullable Object yuan(@Nullable Money money) {
        return money == null ? null : money.yuan();
    }

    /** A stage that has no word here is a desk of a district's own, and stays as it is called there. */
    private @Nullable String named(String family, @Nullable String constant) {
        return constant == null ? null : messages.getMessage(family + constant, null, constant, Locale.CHINA);
    }
}
