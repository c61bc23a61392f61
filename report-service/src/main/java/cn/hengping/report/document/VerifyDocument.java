package cn.hengping.report.document;

import java.util.List;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Answers whoever scanned the code of a document. */
@Component
public class VerifyDocument {
    private final Documents documents;
    /** Whoever holds a code may ask, and asks for work: few at a time, and those who wait are bounded. */
    private final Scheduler looking = Schedulers.newBoundedElastic(2, 100, "seals");

    VerifyDocument(Documents documents) {
        this.documents = documents;
    }

    /** What may be said of the document with this code, however it was typed; refused when there is none. */
    public Mono<Verification> verify(String typed) {
        return documents
                .findByCode(VerificationCode.read(typed))
                .collectList()
                .flatMap(found -> verification(typed, found));
    }

    private Mono<Verification> verification(String typed, List<Rendered> found) {
        if (found.isEmpty()) {
            return Mono.fromSupplier(() -> Verification.of(typed, found, false, List.of()));
        }
        return Mono.zip(
                        documents.isSuperseded(found.getFirst()),
                        documents
                                .findSealedByCode(found.getFirst().code())
                                .publishOn(looking)
                                .map(Verification.SealedPrint::of)
                                .collectList())
                .map(known -> Verification.of(typed, found, known.getT1(), known.getT2()));
    }
}
