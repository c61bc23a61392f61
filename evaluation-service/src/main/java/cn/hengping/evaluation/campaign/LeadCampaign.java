package cn.hengping.evaluation.campaign;

import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Extends, closes and reopens a campaign. */
@Component
public class LeadCampaign {
    private final Campaigns campaigns;
    private final WorkingCalendar calendar;
    private final CommandLog log;

    LeadCampaign(Campaigns campaigns, WorkingCalendar calendar, CommandLog log) {
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.log = log;
    }

    public Mono<Campaign> act(UUID id, Campaign.Act act, CampaignLife.Request request, Command command) {
        return Mono.zip(campaigns.get(id, command.actor()), campaigns.unfinished(id))
                .flatMap(known -> campaigns.save(
                        known.getT1(),
                        CampaignLife.act(known.getT1(), act, request, known.getT2(), calendar, command),
                        command))
                .as(work -> log.once(command, Campaign.class, work));
    }
}
