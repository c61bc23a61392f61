package cn.hengping.evaluation.campaign;

import static cn.hengping.platform.Role.PREPARER;

import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Selects which of a unit's projects get the narrative report. */
@Component
public class SelectProjects {
    private final Campaigns campaigns;
    private final CommandLog log;

    SelectProjects(Campaigns campaigns, CommandLog log) {
        this.campaigns = campaigns;
        this.log = log;
    }

    public Mono<Selection> select(UUID campaignId, Selection.Request request, Command command) {
        return preparer(command)
                .flatMap(actor -> Mono.zip(
                        campaigns.get(campaignId, actor).map(SelectProjects::open),
                        campaigns.projectsOf(campaignId, actor)))
                .flatMap(known -> campaigns.select(
                        known.getT1(),
                        request,
                        Selection.choose(request, known.getT2(), command.actor().scope()),
                        command))
                .as(work -> log.once(command, Selection.class, work));
    }

    private static Campaign open(Campaign campaign) {
        campaign.requireOpen();
        return campaign;
    }

    private static Mono<Actor> preparer(Command command) {
        return Mono.fromSupplier(() -> {
            command.actor().requireRole(PREPARER);
            return command.actor();
        });
    }
}
