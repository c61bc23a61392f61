package cn.hengping.evaluation.offline;

import java.util.UUID;
import java.util.function.UnaryOperator;

import cn.hengping.evaluation.offline.OfflineRefusal.FormTooLarge;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Actor;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.Spool;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives the form of an evaluation to who may write it, and reads it when it comes back. */
@Component
public class FillInOffline {
    /** Of a form that came back, in bytes: 2 MB; ours weighs some ten thousand. */
    public static final long MOST_BYTES = 2L << 20;

    private static final FormTooLarge TOO_LARGE = new FormTooLarge(MOST_BYTES);
    private static final Limits LIMITS = new Limits(MOST_BYTES, 200, 60, 5_000);

    private final SelfEvaluations evaluations;

    FillInOffline(SelfEvaluations evaluations) {
        this.evaluations = evaluations;
    }

    /** The form, for a writer while it is drafted; refused to everybody else. */
    public Mono<byte[]> form(UUID id, Actor actor, UnaryOperator<String> word) {
        return mine(id, actor)
                .flatMap(evaluation -> Mono.fromCallable(() -> new OfflineForm(evaluation, word).written())
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    /** What the form says, held against the evaluation as it is now. Nothing is saved. */
    public Mono<Returned> read(UUID id, Flux<byte[]> content, Actor actor, UnaryOperator<String> word) {
        return mine(id, actor)
                .flatMap(evaluation -> Spool.of(content, MOST_BYTES, TOO_LARGE)
                        .flatMap(spool -> Mono.fromCallable(() -> read(spool, new OfflineForm(evaluation, word)))
                                .subscribeOn(Schedulers.boundedElastic())));
    }

    private Mono<SelfEvaluation> mine(UUID id, Actor actor) {
        return evaluations.get(id, actor).doOnNext(evaluation -> evaluation.requireWriter(actor));
    }

    private static Returned read(Spool spool, OfflineForm form) {
        try (var sheet = SheetReader.open(spool.file(), LIMITS)) {
            return FilledForm.read(sheet, form);
        } finally {
            spool.delete();
        }
    }
}
