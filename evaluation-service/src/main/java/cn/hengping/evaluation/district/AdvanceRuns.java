package cn.hengping.evaluation.district;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.district.DistrictRun.Counts;
import cn.hengping.evaluation.district.DistrictRuns.Compared;
import cn.hengping.evaluation.district.DistrictRuns.Located;
import cn.hengping.evaluation.district.DistrictRuns.Printed;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.lease.Lease;
import cn.hengping.evaluation.lease.Leases;
import cn.hengping.evaluation.radar.MeasureRadar;
import cn.hengping.evaluation.selfevaluation.InspectSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Moves runs on, page by page, by one instance at a time. What a page found and that it is done are saved together. */
@Component
public class AdvanceRuns {
    private static final String NAME = "district-runs";
    private static final int EVALUATIONS = 100;
    private static final int PASSAGES = 300;
    private static final int READ_AT_ONCE = 3;

    private final DistrictRuns runs;
    private final SelfEvaluations evaluations;
    private final InspectSelfEvaluation inspecting;
    private final CopiedPassages copies;
    private final MeasureRadar radar;
    private final Leases leases;
    private final Clock clock;
    private final String holder = Lease.newHolder();
    private final Scheduler worker = Schedulers.newBoundedElastic(1, 8, "district");

    AdvanceRuns(
            DistrictRuns runs,
            SelfEvaluations evaluations,
            InspectSelfEvaluation inspecting,
            CopiedPassages copies,
            MeasureRadar radar,
            Leases leases,
            Clock clock) {
        this.runs = runs;
        this.evaluations = evaluations;
        this.inspecting = inspecting;
        this.copies = copies;
        this.radar = radar;
        this.leases = leases;
        this.clock = clock;
    }

    /** How many pages were done; none while another instance holds the lease. */
    public Mono<Integer> advance() {
        return runs.underWay()
                .concatMap(run -> step(run).expand(after -> after.finishedAt() == null ? step(after) : Mono.empty()))
                .count()
                .map(Long::intValue);
    }

    private Mono<DistrictRun> step(DistrictRun run) {
        return Mono.defer(() -> leases.hold(NAME, holder, clock.instant(), Lease.LENGTH))
                .flatMap(_ -> switch (run.phase()) {
                    case INSPECTING -> inspect(run);
                    case COMPARING -> compare(run);
                    case WEIGHING -> weigh(run);
                    case DONE -> Mono.empty();
                });
    }

    private Mono<DistrictRun> inspect(DistrictRun run) {
        return evaluations
                .page(
                        new SelfEvaluations.Filter(run.campaignId(), null, null, false),
                        run.starter(),
                        run.cursor(),
                        EVALUATIONS)
                .flatMap(page -> whole(run, page))
                .publishOn(worker)
                .flatMap(page -> inspected(run, page));
    }

    /** A list leaves the narratives out; here they count. */
    private Mono<Page<SelfEvaluation>> whole(DistrictRun run, Page<SelfEvaluation> page) {
        return Flux.fromIterable(page.items())
                .flatMapSequential(listed -> evaluations.get(listed.id(), run.starter()), READ_AT_ONCE)
                .collectList()
                .map(items -> new Page<>(items, page.next()));
    }

    private Mono<DistrictRun> inspected(DistrictRun run, Page<SelfEvaluation> page) {
        var findings = new ArrayList<Located>();
        var printed = new ArrayList<Printed>();
        var unfilled = 0;
        for (var evaluation : page.items()) {
            var sheet = inspecting.sheet(evaluation);
            if (sheet.isBlank()) {
                unfilled++;
                continue;
            }
            for (var i = 0; i < sheet.findings().size(); i++) {
                findings.add(new Located(
                        evaluation.id(),
                        i,
                        evaluation.project().projectCode(),
                        evaluation.project().unitPath().value(),
                        sheet.findings().get(i)));
            }
            printed.addAll(copies.printed(evaluation, sheet.passages()));
        }
        var counts = new Counts(
                page.items().size() - unfilled,
                unfilled,
                printed.size(),
                0,
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING),
                count(findings, Severity.HINT),
                0);
        return runs.save(run.after(page.next(), counts), findings, printed);
    }

    private static int count(List<Located> findings, Severity severity) {
        return Math.toIntExact(findings.stream()
                .filter(located -> located.finding().severity() == severity)
                .count());
    }

    private Mono<DistrictRun> compare(DistrictRun run) {
        return runs.compare(run, run.cursor(), PASSAGES)
                .collectList()
                .publishOn(worker)
                .flatMap(page -> compared(run, page));
    }

    private Mono<DistrictRun> compared(DistrictRun run, List<Compared> page) {
        var found = page.stream().flatMap(one -> copies.copied(one).stream()).toList();
        var last = page.isEmpty() ? null : page.getLast().here();
        var next = last == null || page.size() < PASSAGES
                ? null
                : Page.cursor(last.projectCode(), String.valueOf(last.position()));
        var counts = new Counts(0, 0, 0, page.size(), 0, found.size(), 0, found.size());
        return runs.save(run.after(next, counts), found, List.of());
    }

    private Mono<DistrictRun> weigh(DistrictRun run) {
        return runs.weigh(run)
                .then(Mono.defer(() -> runs.tell(run, Command.of(run.starter(), clock.instant()))))
                .then(Mono.defer(
                        () -> radar.measure(run.year(), run.scopePath(), Command.of(run.starter(), clock.instant()))))
                .then(Mono.defer(() -> runs.save(run.done(clock.instant()), List.of(), List.of())));
    }
}
