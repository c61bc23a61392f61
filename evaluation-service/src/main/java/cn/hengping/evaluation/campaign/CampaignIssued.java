package cn.hengping.evaluation.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/**
 * The bureau issued a campaign.
 *
 * @param kinds the kinds of project it reaches; all when empty
 */
public record CampaignIssued(
        UUID campaignId,
        int year,
        String name,
        UnitPath scopePath,
        List<String> kinds,
        String ruleSetCode,
        int ruleSetVersion,
        String ruleSetHash,
        LocalDate dueDate,
        Instant issuedAt)
        implements Event {

    public CampaignIssued {
        kinds = List.copyOf(kinds);
    }

    public static CampaignIssued of(Campaign campaign) {
        return new CampaignIssued(
                campaign.id(),
                campaign.year(),
                campaign.name(),
                campaign.scopePath(),
                campaign.kindsOrAll(),
                campaign.ruleSetCode(),
                campaign.ruleSetVersion(),
                campaign.ruleSetHash(),
                campaign.dueDate(),
                campaign.issuedAt());
    }

    @Override
    public String topic() {
        return "evaluation.campaign";
    }

    @Override
    public String type() {
        return "CampaignIssued.v1";
    }

    @Override
    public String subject() {
        return campaignId.toString();
    }
}
