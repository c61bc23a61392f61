package cn.hengping.evaluation.campaign;

import cn.hengping.evaluation.scoring.rulebook.FindRuleSet;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues the campaign of a year. */
@Component
public class IssueCampaign {
    private final Campaigns campaigns;
    private final FindRuleSet ruleSets;
    private final Ids ids;
    private final CommandLog log;

    IssueCampaign(Campaigns campaigns, FindRuleSet ruleSets, Ids ids, CommandLog log) {
        this.campaigns = campaigns;
        this.ruleSets = ruleSets;
        this.ids = ids;
        this.log = log;
    }

    public Mono<Campaign> issue(Campaign.Order order, Command command) {
        return ruleSets.named(order.ruleSetCode(), order.ruleSetVersion())
                .map(rules -> Campaign.issue(ids.next(), order, rules, command))
                .flatMap(campaign -> campaigns.add(campaign, command))
                .as(work -> log.once(command, Campaign.class, work));
    }
}
