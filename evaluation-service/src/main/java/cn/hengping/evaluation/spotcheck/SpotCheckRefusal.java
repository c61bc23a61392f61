package cn.hengping.evaluation.spotcheck;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a spot check can say no. */
public interface SpotCheckRefusal {
    record NoSuchSpotCheck(UUID id) implements Refusal.Unknown {}

    record AlreadyDrawn() implements Refusal.Conflict {}

    record NothingToCheck() implements Refusal.Conflict {}

    record AnnouncerDoesNotDraw(String account) implements Refusal.Forbidden {}
}
