package cn.hengping.report.document;

import java.util.List;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers whoever scanned the code of a document. */
@Component
public class VerifyDocument {
    private final Documents documents;

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
                        documents.findSealedByCode(found.getFirst().code()).collectList())
                .map(known -> Verification.of(typed, found, known.getT1(), known.getT2()));
    }
}
