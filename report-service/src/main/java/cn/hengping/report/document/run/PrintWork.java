package cn.hengping.report.document.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.Rendered;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The items that are to be worked off. A worker holds an item by its lease; a higher fence ends the hold before. */
public interface PrintWork {
    /** An item that a worker holds, and what it is printed from. */
    record Claim(
            UUID run,
            int position,
            long fence,
            Edition edition,
            ApprovedEvaluation evaluation,
            @Nullable String tableCode,
            @Nullable String reportCode) {}

    /** Takes the oldest items of the lane that nobody works on; empty when none wait. */
    Mono<List<Claim>> claim(PrintRun.Lane lane, Instant now);

    /** Keeps the files and ends the item, unless somebody else holds it by now. */
    Mono<Void> done(Claim claim, List<Rendered.File> files);

    Mono<Void> refused(Claim claim, String refusal, @Nullable String reason);

    /** Ends the jobs of which nothing waits any more. */
    Mono<Void> finish(Instant now);
}
