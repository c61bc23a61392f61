package cn.hengping.report.document;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Prints and keeps the documents of an approved evaluation: printed before the transaction, kept in it, once per event. */
@Component
public class IssueDocuments {
    private final Documents documents;
    private final Press press;
    /** Printing is work, not waiting: it gets threads of its own and does not queue without bound. */
    private final Scheduler printing = Schedulers.newBoundedElastic(3, 1_000, "press");

    IssueDocuments(Documents documents, Press press) {
        this.documents = documents;
        this.press = press;
    }

    /** The fact is kept as it was told, whatever becomes of the documents. */
    public Mono<Void> issue(UUID eventId, ApprovedEvaluation evaluation, String fact) {
        return documents
                .seen(eventId)
                .filter(seen -> !seen)
                .flatMap(_ -> printed(evaluation, Edition.FULL))
                .flatMap(files -> documents.keep(eventId, evaluation, fact, files));
    }

    /** All documents of an evaluation, printed now. */
    public Mono<List<Rendered.File>> printed(ApprovedEvaluation evaluation, Edition edition) {
        return Mono.fromCallable(() -> press.print(evaluation, edition, press.usual()))
                .subscribeOn(printing);
    }
}
