package cn.hengping.evaluation.spotcheck;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Event;

/** A spot check was drawn: the seed, the word, the hash of the population, and what came out. */
public record SpotCheckDrawn(
        UUID spotCheckId,
        UUID campaignId,
        int year,
        String algorithm,
        String commitment,
        String seed,
        String word,
        String populationHash,
        List<PickPart> picks,
        String drawnBy,
        Instant drawnAt)
        implements Event {

    /** One that is checked, and how it came to be. */
    public record PickPart(UUID evaluationId, String projectCode, String way, int riskPoints) {}

    public static SpotCheckDrawn of(SpotCheck check) {
        var result = Objects.requireNonNull(check.result());
        return new SpotCheckDrawn(
                check.id(),
                check.campaignId(),
                check.year(),
                result.algorithm(),
                check.commitment(),
                result.seed(),
                result.word(),
                result.populationHash(),
                result.picks().stream()
                        .map(pick -> new PickPart(
                                pick.evaluationId(),
                                pick.projectCode(),
                                pick.way().name(),
                                pick.riskPoints()))
                        .toList(),
                result.drawnBy(),
                result.drawnAt());
    }

    @Override
    public String topic() {
        return "evaluation.spot-check";
    }

    @Override
    public String type() {
        return "SpotCheckDrawn.v1";
    }

    @Override
    public String subject() {
        return spotCheckId.toString();
    }
}
