package cn.hengping.evaluation.campaign;

import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.rulebook.FindRuleSet;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues the campaign of a year, anew or as the year before. */
@Component
public class IssueCampaign {
    private final Campaigns campaigns;
    private final Openings openings;
    private final FindRuleSet ruleSets;
    private final ChooseChain chains;
    private final ExploreChain exploring;
    private final WorkingCalendar calendar;
    private final Ids ids;
    private final CommandLog log;

    IssueCampaign(
            Campaigns campaigns,
            Openings openings,
            FindRuleSet ruleSets,
            ChooseChain chains,
            ExploreChain exploring,
            WorkingCalendar calendar,
            Ids ids,
            CommandLog log) {
        this.campaigns = campaigns;
        this.openings = openings;
        this.ruleSets = ruleSets;
        this.chains = chains;
        this.exploring = exploring;
        this.calendar = calendar;
        this.ids = ids;
        this.log = log;
    }

    public Mono<Campaign> issue(CampaignOrder order, Command command) {
        return Mono.fromRunnable(() -> Campaign.requireIssuer(order, command))
                .then(Mono.defer(() -> ruleSets.named(order.ruleSetCode(), order.ruleSetVersion())))
                .zipWhen(_ -> chains.of(order.chain(), order.chainCode(), order.chainVersion(), order.scopePath()))
                .map(known -> decide(order, known.getT1(), known.getT2(), command))
                .flatMap(campaign -> walkable(campaign, order))
                .flatMap(campaign -> campaigns.add(campaign, command))
                .flatMap(this::opened)
                .as(work -> log.once(command, Campaign.class, work));
    }

    private Campaign decide(CampaignOrder order, RuleSets.Known rules, SignOffChain chain, Command command) {
        return Campaign.issue(ids.next(), order, rules, chain, calendar, command);
    }

    /** A chain that today's people cannot walk everywhere is not issued, unless somebody says why all the same. */
    private Mono<Campaign> walkable(Campaign campaign, CampaignOrder order) {
        return order.isDespite()
                ? Mono.just(campaign)
                : exploring
                        .explore(campaign.year(), campaign.scopePath(), campaign.chain())
                        .map(ExploreChain.Explored::requireSound)
                        .thenReturn(campaign);
    }

    /** The campaign stands once it is recorded. What cannot be opened now is opened by whoever looks next. */
    private Mono<Campaign> opened(Campaign campaign) {
        return openings.open(campaign.id()).onErrorComplete().thenReturn(campaign);
    }

    public Mono<Campaign> rollOver(UUID id, CampaignLife.RollOver request, Command command) {
        return campaigns
                .get(id, command.actor())
                .map(campaign -> CampaignLife.next(campaign, request, command))
                .flatMap(order -> issue(order, command));
    }
}
