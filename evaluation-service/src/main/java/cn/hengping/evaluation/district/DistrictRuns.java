package cn.hengping.evaluation.district;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where runs over a district are kept, with what they found. */
public interface DistrictRuns {
    /** A finding of a run, and whose it is. */
    record Located(UUID evaluationId, int position, String projectCode, String unitPath, Finding finding) {}

    /** Which findings a list shows; absent means all. */
    record Filter(
            @Nullable Severity severity,
            @Nullable String code,
            @Nullable String projectCode) {}

    /** A paragraph of an evaluation, and how it is found again. */
    record Printed(
            String projectCode,
            int year,
            int position,
            UUID evaluationId,
            String unitPath,
            String owner,
            String pointer,
            int start,
            int end,
            String content,
            long simHash,
            List<Long> keys) {}

    /** A paragraph of a run with those of others that share a key with it. */
    record Compared(Printed here, List<Printed> candidates) {}

    /** The run within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<DistrictRun> get(UUID id, Actor actor);

    Mono<Page<DistrictRun>> page(UUID campaignId, Actor actor, @Nullable String cursor, int limit);

    /** What a run found in the caller's part of the tree. */
    Mono<Page<Located>> findings(DistrictRun run, Filter filter, Actor actor, @Nullable String cursor, int limit);

    Mono<DistrictRun> add(DistrictRun run, Command command);

    /** Runs that are not done, oldest first. */
    Flux<DistrictRun> underWay();

    /** The next paragraphs of a run behind the cursor, each with its candidates. */
    Flux<Compared> compare(DistrictRun run, @Nullable String cursor, int limit);

    /** Saves a page, unless another instance was faster: a run moves from one version to the next. */
    Mono<DistrictRun> save(DistrictRun after, List<Located> findings, List<Printed> printed);

    /** Tells the dashboards of every evaluation of the campaign how much was found in it. */
    Mono<Void> tell(DistrictRun run, Command command);

    /** Puts what was found into the projects' risk figures, and forgets paragraphs that are not written any more. */
    Mono<Void> weigh(DistrictRun run);
}
