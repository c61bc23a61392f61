package cn.hengping.report.document;

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
    /** Printing is work, not waiting: it gets a thread of its own and does not queue without bound. */
    private final Scheduler printing = Schedulers.newBoundedElastic(1, 1_000, "press");

    IssueDocuments(Documents documents, Press press) {
        this.documents = documents;
        this.press = press;
    }

    public Mono<Void> issue(UUID eventId, ApprovedEvaluation evaluation) {
        return documents
                .seen(eventId)
                .filter(seen -> !seen)
                .publishOn(printing)
                .map(_ -> press.print(evaluation))
                .flatMap(files -> documents.keep(eventId, files));
    }
}
