package cn.hengping.evaluation.campaign;

import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens a campaign's evaluations part by part. Whoever dies in the middle is taken over from where he came to. */
public interface Openings {
    /** Opens what is left, a thousand at a time; does nothing while another instance is at it. */
    Mono<Void> open(UUID campaignId);

    /** Campaigns whose evaluations are not all open. */
    Flux<UUID> findUndone();
}
