package cn.hengping.evaluation.campaign;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Refusal;
import cn.hengping.platform.UnitPath;

/** Every way a campaign can say no. */
public interface CampaignRefusal {
    record NoSuchCampaign(UUID id) implements Refusal.Unknown {}

    record CampaignOfYearExists(int year) implements Refusal.Conflict {}

    record CampaignClosed(int year) implements Refusal.Conflict {}

    record CampaignNotClosed(int year) implements Refusal.Conflict {}

    record StillUnfinished(long evaluations) implements Refusal.Conflict {}

    /** The first place where an evaluation could get stuck, and how it would get there, a step a line. */
    record ChainHasDeadEnds(int units, UnitPath unitPath, List<String> timeline) implements Refusal.Conflict {
        public ChainHasDeadEnds {
            timeline = List.copyOf(timeline);
        }
    }

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
