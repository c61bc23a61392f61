package cn.hengping.report.dashboard;

import java.time.LocalDate;
import java.util.List;

import reactor.core.publisher.Mono;

/** The log of facts, and the figures that are made of it. */
public interface Facts {

    /** Keeps the facts and brings the figures up to them, all or none. A fact that was kept before changes nothing. */
    Mono<Void> take(List<Fact> facts);

    /** Judges lateness by this day from now on; answers how many projects became late or are late no more. */
    Mono<Long> turnTo(LocalDate day);

    /** Makes the figures anew from every fact that was ever kept, and answers how many; until it is done, they are those from before. */
    Mono<Long> rebuild();
}
