package cn.hengping.evaluation.campaign;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a campaign can say no. */
public interface CampaignRefusal {
    record NoSuchCampaign(UUID id) implements Refusal.Unknown {}

    record CampaignOfYearExists(int year) implements Refusal.Conflict {}

    record CampaignClosed(int year) implements Refusal.Conflict {}

    record CampaignNotClosed(int year) implements Refusal.Conflict {}

    record StillUnfinished(long evaluations) implements Refusal.Conflict {}

    record NotOfThisUnit(List<String> projectCodes) implements Refusal.Incomplete {
        public NotOfThisUnit {
            projectCodes = List.copyOf(projectCodes);
        }
    }

    record SelectionTooLate(List<String> projectCodes) implements Refusal.Conflict {
        public SelectionTooLate {
            projectCodes = List.copyOf(projectCodes);
        }
    }
}
