package cn.hengping.evaluation.spotcheck;

import java.security.SecureRandom;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Campaigns;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Announces a spot check, and draws it. */
@Component
public class DrawSpotCheck {
    private static final int SEED_BYTES = 32;

    private final SpotChecks checks;
    private final Campaigns campaigns;
    private final Ids ids;
    private final CommandLog log;
    private final SecureRandom random = new SecureRandom();

    DrawSpotCheck(SpotChecks checks, Campaigns campaigns, Ids ids, CommandLog log) {
        this.checks = checks;
        this.campaigns = campaigns;
        this.ids = ids;
        this.log = log;
    }

    public Mono<SpotCheck> announce(UUID campaignId, SpotCheck.Announcement asked, Command command) {
        var seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return campaigns
                .get(campaignId, command.actor())
                .map(campaign -> SpotCheck.announce(
                        ids.next(), campaignId, campaign.year(), campaign.scopePath(), asked, seed, command))
                .flatMap(check -> checks.add(check, seed, command))
                .as(work -> log.once(command, SpotCheck.class, work));
    }

    public Mono<SpotCheck> draw(UUID id, String word, Command command) {
        return checks.get(id, command.actor())
                .flatMap(check -> drawn(check, word, command))
                .as(work -> log.once(command, SpotCheck.class, work));
    }

    private Mono<SpotCheck> drawn(SpotCheck check, String word, Command command) {
        return Mono.zip(checks.seed(check.id()), checks.risks(check))
                .map(known -> check.draw(known.getT1(), word, known.getT2(), command))
                .flatMap(drawn -> checks.save(check, drawn.after(), drawn.population(), command));
    }
}
