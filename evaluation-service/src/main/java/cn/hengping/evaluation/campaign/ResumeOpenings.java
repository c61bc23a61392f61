package cn.hengping.evaluation.campaign;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Goes on with the campaigns whose opening was broken off. */
@Component
public class ResumeOpenings {
    private static final Logger log = LoggerFactory.getLogger(ResumeOpenings.class);

    private final Openings openings;

    ResumeOpenings(Openings openings) {
        this.openings = openings;
    }

    /** How many campaigns it went on with; one that cannot be opened now keeps none of the others waiting. */
    public Mono<Long> resume() {
        return openings.findUndone()
                .doOnNext(id -> log.info("going on with the opening of campaign {}", id))
                .concatMapDelayError(id -> openings.open(id).thenReturn(id))
                .count();
    }
}
