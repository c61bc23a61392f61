package cn.hengping.report.document;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Refused;
import cn.hengping.report.document.Press.Outlines;
import cn.hengping.report.document.outline.OutlinesInUse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Prints and keeps the documents of an approved evaluation: printed before the transaction, kept in it, once per event. */
@Component
public class IssueDocuments {
    private static final Logger log = LoggerFactory.getLogger(IssueDocuments.class);

    private final Documents documents;
    private final Press press;
    private final OutlinesInUse inUse;
    /** Printing is work, not waiting: it gets threads of its own and does not queue without bound. */
    private final Scheduler printing = Schedulers.newBoundedElastic(3, 1_000, "press");

    IssueDocuments(Documents documents, Press press, OutlinesInUse inUse) {
        this.inUse = inUse;
        this.documents = documents;
        this.press = press;
    }

    /** The fact is kept as it was told, whatever becomes of the documents. */
    public Mono<Void> issue(UUID eventId, ApprovedEvaluation evaluation, String fact) {
        return documents
                .seen(eventId)
                .filter(seen -> !seen)
                .flatMap(_ -> printed(evaluation, Edition.FULL).onErrorResume(Refused.class, IssueDocuments::none))
                .flatMap(files -> documents.keep(eventId, evaluation, fact, files));
    }

    /** What cannot be printed is told to whoever orders it again; the fact itself is not lost for that. */
    private static Mono<List<Rendered.File>> none(Refused refused) {
        log.warn("no documents: {}", refused.refusal());
        return Mono.just(List.of());
    }

    /** All documents of an evaluation, printed now by the outlines that hold for its year and place. */
    public Mono<List<Rendered.File>> printed(ApprovedEvaluation evaluation, Edition edition) {
        return printed(evaluation, edition, null, null);
    }

    /** All documents of an evaluation with its latest review, printed now; by the outlines of these codes where they are named. */
    public Mono<List<Rendered.File>> printed(
            ApprovedEvaluation evaluation, Edition edition, @Nullable String tableCode, @Nullable String reportCode) {
        var reviewed = documents
                .review(evaluation.evaluationId())
                .map(evaluation::reviewed)
                .defaultIfEmpty(evaluation);
        var outlines = Mono.zip(
                inUse.of(DocumentKind.TABLE, evaluation, tableCode),
                inUse.of(DocumentKind.REPORT, evaluation, reportCode),
                Outlines::new);
        return Mono.zip(reviewed, outlines)
                .publishOn(printing)
                .map(found -> press.print(found.getT1(), edition, found.getT2()));
    }
}
