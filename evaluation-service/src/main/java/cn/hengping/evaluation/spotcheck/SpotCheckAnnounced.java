package cn.hengping.evaluation.spotcheck;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** A spot check was announced: the commitment to its seed, before anybody knows what it will draw. */
public record SpotCheckAnnounced(
        UUID spotCheckId,
        UUID campaignId,
        int year,
        UnitPath scopePath,
        int byRisk,
        int atRandom,
        boolean weighted,
        String commitment,
        String announcedBy,
        Instant announcedAt)
        implements Event {

    public static SpotCheckAnnounced of(SpotCheck check) {
        var asked = check.announcement();
        return new SpotCheckAnnounced(
                check.id(),
                check.campaignId(),
                check.year(),
                check.scopePath(),
                asked.byRisk(),
                asked.atRandom(),
                asked.weighted(),
                check.commitment(),
                check.announcedBy(),
                check.announcedAt());
    }

    @Override
    public String topic() {
        return "evaluation.spot-check";
    }

    @Override
    public String type() {
        return "SpotCheckAnnounced.v1";
    }

    @Override
    public String subject() {
        return spotCheckId.toString();
    }
}
