package cn.hengping.evaluation.district;

import java.util.UUID;

import cn.hengping.evaluation.campaign.Campaigns;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Starts an inspection of all evaluations of a campaign; {@link AdvanceRuns} does the work. */
@Component
public class RunDistrict {
    private final Campaigns campaigns;
    private final DistrictRuns runs;
    private final Ids ids;
    private final CommandLog log;

    RunDistrict(Campaigns campaigns, DistrictRuns runs, Ids ids, CommandLog log) {
        this.campaigns = campaigns;
        this.runs = runs;
        this.ids = ids;
        this.log = log;
    }

    public Mono<DistrictRun> start(UUID campaignId, Command command) {
        return campaigns
                .get(campaignId, command.actor())
                .map(campaign -> DistrictRun.start(ids.next(), campaign, command))
                .flatMap(run -> runs.add(run, command))
                .as(work -> log.once(command, DistrictRun.class, work));
    }
}
