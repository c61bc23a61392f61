package cn.hengping.report.dashboard;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Orders that all figures be made anew; a system administrator may, and reads none of them by it. */
@Component
public class OrderRebuild {
    private final Rebuilds rebuilds;
    private final RebuildWorker worker;
    private final CommandLog log;
    private final Ids ids;

    OrderRebuild(Rebuilds rebuilds, RebuildWorker worker, CommandLog log, Ids ids) {
        this.rebuilds = rebuilds;
        this.worker = worker;
        this.log = log;
        this.ids = ids;
    }

    public Mono<Rebuild> order(Command command) {
        return Mono.fromSupplier(() -> ordered(command))
                .flatMap(rebuild -> rebuilds.order(rebuild, command))
                .as(work -> log.once(command, Rebuild.class, work))
                .doOnSuccess(_ -> worker.wake());
    }

    private Rebuild ordered(Command command) {
        command.actor().requireRole(Role.SYSTEM_ADMIN);
        return new Rebuild(ids.next(), command.actor().account(), command.at(), null, null, null, null);
    }
}
