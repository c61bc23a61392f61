package cn.hengping.evaluation.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.platform.Event;

/** A campaign was extended, closed, or reopened: its due date and state since. */
public record CampaignMoved(
        UUID campaignId,
        int year,
        String act,
        String state,
        LocalDate dueDate,
        String reason,
        String account,
        long version,
        Instant at)
        implements Event {

    public static CampaignMoved of(Campaign campaign) {
        var last = campaign.happenings().getLast();
        return new CampaignMoved(
                campaign.id(),
                campaign.year(),
                last.act().name(),
                campaign.isOpen() ? "OPEN" : "CLOSED",
                campaign.dueDate(),
                last.reason(),
                last.account(),
                campaign.version(),
                last.at());
    }

    @Override
    public String topic() {
        return "evaluation.campaign";
    }

    @Override
    public String type() {
        return "CampaignMoved.v1";
    }

    @Override
    public String subject() {
        return campaignId.toString();
    }
}
