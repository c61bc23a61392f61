package cn.hengping.budget.project.http;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.project.ProjectKind;
import cn.hengping.budget.project.ProjectLists;
import cn.hengping.budget.project.ProjectQuery;
import cn.hengping.budget.project.ProjectRow;
import cn.hengping.budget.project.Stage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.ParameterMalformed;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.sheet.ListExport;
import cn.hengping.platform.sheet.SheetExport;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/projects")
class ProjectListController {
    private static final List<String> TITLES = List.of(
            "项目编码",
            "年度",
            "项目名称",
            "项目类别",
            "是否涉密",
            "单位代码",
            "单位名称",
            "办理位置",
            "年初预算数（元）",
            "全年预算数（元）",
            "全年执行数（元）",
            "执行率（%）",
            "上级项目编码");

    private final ProjectLists lists;
    private final MessageSource messages;

    ProjectListController(ProjectLists lists, MessageSource messages) {
        this.lists = lists;
        this.messages = messages;
    }

    /** The conditions of a list as they stand in an address; amounts in yuan. */
    record Conditions(
            @Nullable String under,
            @Nullable Integer year,
            @Nullable ProjectKind kind,
            @Nullable Stage stage,
            @Nullable Boolean classified,
            @Nullable String parent,
            @Nullable String text,
            @Nullable String amountFrom,
            @Nullable String amountTo,
            ProjectQuery.@Nullable Order order) {
        ProjectQuery query() {
            return new ProjectQuery(
                    place(under),
                    year,
                    kind,
                    stage,
                    classified,
                    parent,
                    Objects.requireNonNullElse(text, ""),
                    amount("amountFrom", amountFrom),
                    amount("amountTo", amountTo),
                    Objects.requireNonNullElse(order, ProjectQuery.Order.CODE));
        }

        private static @Nullable UnitPath place(@Nullable String path) {
            try {
                return path == null ? null : new UnitPath(path);
            } catch (IllegalArgumentException _) {
                throw new ParameterMalformed("under").asError();
            }
        }

        private static @Nullable Money amount(String name, @Nullable String yuan) {
            try {
                return yuan == null ? null : Money.of(yuan);
            } catch (ArithmeticException | NumberFormatException _) {
                throw new ParameterMalformed(name).asError();
            }
        }
    }

    /** How many there are; when there are more than are counted, that many and {@code isMore}. */
    record Count(int count, boolean isMore) {}

    @GetMapping
    Mono<Page<ProjectRow>> list(
            @ModelAttribute Conditions conditions,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return lists.page(conditions.query(), actor, cursor, Page.limit(limit));
    }

    @GetMapping("/count")
    Mono<Count> count(@ModelAttribute Conditions conditions, Actor actor) {
        return lists.count(conditions.query(), actor)
                .map(count -> new Count(Math.min(count, ProjectLists.MOST_COUNTED), count > ProjectLists.MOST_COUNTED));
    }

    /** The whole list as a table, in its order. */
    @GetMapping("/export")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @ModelAttribute Conditions conditions, @RequestParam(defaultValue = "XLSX") Format format, Actor actor) {
        var rows = lists.all(conditions.query(), actor);
        return SheetExport.of(
                        format,
                        "项目",
                        TITLES,
                        rows,
                        ListExport.inWords(this::cells, messages),
                        ProjectLists.MOST_EXPORTED)
                .map(parts -> ListExport.answer("项目清单", format, parts));
    }

    private List<? extends @Nullable Object> cells(ProjectRow row) {
        return Arrays.<@Nullable Object>asList(
                row.projectCode(),
                row.year(),
                row.name(),
                row.kind(),
                row.classified() ? "是" : "否",
                row.unitCode(),
                row.unitName(),
                row.stage(),
                row.initialBudgetYuan(),
                row.fullYearBudgetYuan(),
                row.executedYuan(),
                row.executionRatePercent(),
                row.parentCode());
    }
}
