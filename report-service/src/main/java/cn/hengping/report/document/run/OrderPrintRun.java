package cn.hengping.report.document.run;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.DEPARTMENT_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;
import static cn.hengping.platform.Role.UNIT_HEAD;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.outline.OutlinesInUse;
import cn.hengping.report.document.run.PrintRun.Lane;
import cn.hengping.report.document.run.PrintRunRefusal.NothingToPrint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Orders a bulk job: once it is kept, the answer is given; the documents follow. */
@Component
public class OrderPrintRun {
    private final PrintRuns runs;
    private final OutlinesInUse outlines;
    private final PrintWorker worker;
    private final CommandLog log;
    private final Ids ids;

    OrderPrintRun(PrintRuns runs, OutlinesInUse outlines, PrintWorker worker, CommandLog log, Ids ids) {
        this.runs = runs;
        this.outlines = outlines;
        this.worker = worker;
        this.log = log;
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param place below which part of the tree
     * @param projectCode for one project only
     * @param tableCode by this form, and not by the usual one
     * @param reportCode by this outline, and not by the usual one
     */
    public record Order(
            int year,
            UnitPath place,
            Edition edition,
            @Nullable String projectCode,
            @Nullable String tableCode,
            @Nullable String reportCode) {}

    public Mono<PrintRun> order(Order order, Command command) {
        return Mono.fromRunnable(() -> requireAllowed(order, command))
                .then(Mono.defer(() -> requireKnown(DocumentKind.TABLE, order, order.tableCode())))
                .then(Mono.defer(() -> requireKnown(DocumentKind.REPORT, order, order.reportCode())))
                .then(Mono.defer(() -> runs.count(order, command.actor())))
                .map(total -> run(order, total, command))
                .flatMap(run -> runs.order(run, command))
                .as(work -> log.once(command, PrintRun.class, work))
                .doOnSuccess(_ -> worker.wake());
    }

    /** The bureau prints whatever it sees; a unit prints its own project in another form. */
    private static void requireAllowed(Order order, Command command) {
        if (order.projectCode() == null) {
            command.actor().requireRole(BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER);
        } else {
            command.actor()
                    .requireRole(
                            BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER, PREPARER, UNIT_HEAD, DEPARTMENT_REVIEWER);
        }
        command.actor().requireScope(order.place());
    }

    private Mono<Void> requireKnown(DocumentKind kind, Order order, @Nullable String code) {
        return code == null
                ? Mono.empty()
                : outlines.named(kind, order.year(), order.place(), code).then();
    }

    private PrintRun run(Order order, int total, Command command) {
        if (total == 0) {
            throw new NothingToPrint(order.year()).asError();
        }
        var lane = total <= PrintRun.SMALL ? Lane.SMALL : Lane.LARGE;
        return new PrintRun(
                ids.next(),
                command.actor().account(),
                order.place(),
                order.year(),
                order.edition(),
                lane,
                total,
                0,
                0,
                command.at(),
                null,
                order.projectCode(),
                order.tableCode(),
                order.reportCode());
    }
}
