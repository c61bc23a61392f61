package cn.hengping.evaluation.district;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way that an inspection of the district can say no. */
public interface DistrictRefusal {
    record NoSuchDistrictRun(UUID runId) implements Refusal.Unknown {}

    /** One at a time for each campaign. */
    record DistrictRunUnderWay(UUID campaignId) implements Refusal.Conflict {}
}
