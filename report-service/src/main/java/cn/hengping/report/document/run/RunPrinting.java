package cn.hengping.report.document.run;

import java.time.Clock;
import java.util.List;

import cn.hengping.platform.Refused;
import cn.hengping.report.document.IssueDocuments;
import cn.hengping.report.document.run.PrintRun.Lane;
import cn.hengping.report.document.run.PrintWork.Claim;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works off bulk jobs, item by item. Whatever is killed on the way is taken up when its lease ends; what was printed already is
 * found printed, for equal input gives equal files.
 */
@Component
public class RunPrinting {
    private static final int MOST_ATTEMPTS = 5;

    private final PrintWork work;
    private final IssueDocuments documents;
    private final Clock clock;

    RunPrinting(PrintWork work, IssueDocuments documents, Clock clock) {
        this.work = work;
        this.documents = documents;
        this.clock = clock;
    }

    /** Works off the next items of a lane; completes empty when none wait. */
    public Mono<List<Claim>> next(Lane lane) {
        return work.claim(lane, clock.instant())
                .filter(claims -> !claims.isEmpty())
                .flatMap(claims -> Flux.fromIterable(claims)
                        .concatMap(this::print)
                        .then(work.finish(clock.instant()))
                        .thenReturn(claims));
    }

    private Mono<Void> print(Claim claim) {
        if (claim.fence() > MOST_ATTEMPTS) {
            return work.refused(claim, "GaveUp", "printing failed " + MOST_ATTEMPTS + " times");
        }
        return documents
                .printed(claim.evaluation(), claim.edition(), claim.tableCode(), claim.reportCode())
                .flatMap(files -> work.done(claim, files))
                .onErrorResume(Refused.class, refused -> refused(claim, refused));
    }

    private Mono<Void> refused(Claim claim, Refused refused) {
        var refusal = refused.refusal();
        return work.refused(claim, refusal.getClass().getSimpleName(), String.join(" · ", refusal.arguments()));
    }
}
