package cn.hengping.report.document.run;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.run.PrintRun.Lane;
import cn.hengping.report.document.run.PrintRunRefusal.NothingToPrint;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Orders a bulk job: once it is kept, the answer is given; the documents follow. */
@Component
public class OrderPrintRun {
    private final PrintRuns runs;
    private final PrintWorker worker;
    private final CommandLog log;
    private final Ids ids;

    OrderPrintRun(PrintRuns runs, PrintWorker worker, CommandLog log, Ids ids) {
        this.runs = runs;
        this.worker = worker;
        this.log = log;
        this.ids = ids;
    }

    public Mono<PrintRun> order(int year, UnitPath place, Edition edition, Command command) {
        return Mono.fromRunnable(() -> requireAllowed(place, command))
                .then(Mono.defer(() -> runs.count(year, place, edition)))
                .map(total -> run(year, place, edition, total, command))
                .flatMap(run -> runs.order(run, command))
                .as(work -> log.once(command, PrintRun.class, work))
                .doOnSuccess(_ -> worker.wake());
    }

    private static void requireAllowed(UnitPath place, Command command) {
        command.actor().requireRole(BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER);
        command.actor().requireScope(place);
    }

    private PrintRun run(int year, UnitPath place, Edition edition, int total, Command command) {
        if (total == 0) {
            throw new NothingToPrint(year).asError();
        }
        var lane = total <= PrintRun.SMALL ? Lane.SMALL : Lane.LARGE;
        return new PrintRun(
                ids.next(), command.actor().account(), place, year, edition, lane, total, 0, 0, command.at(), null);
    }
}
