package cn.hengping.evaluation.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** The bureau issued a campaign. */
public record CampaignIssued(
        UUID campaignId,
        int year,
        String name,
        UnitPath scopePath,
        String ruleSetCode,
        int ruleSetVersion,
        String ruleSetHash,
        LocalDate dueDate,
        Instant issuedAt)
        implements Event {

    public static CampaignIssued of(Campaign campaign) {
        return new CampaignIssued(
                campaign.id(),
                campaign.year(),
                campaign.name(),
                campaign.scopePath(),
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
