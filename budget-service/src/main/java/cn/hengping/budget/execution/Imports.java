package cn.hengping.budget.execution;

import java.util.UUID;

import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where files of payments are kept while they are worked off. */
public interface Imports {
    /** The import within the caller's scope, or a refusal that does not tell whether it exists. */
    Mono<PaymentImport> get(UUID id, Actor actor);

    Mono<Page<PaymentImport>> page(Actor actor, @Nullable String cursor, int limit);

    Mono<Page<RowFault>> faults(UUID id, @Nullable String cursor, int limit);

    Mono<Page<Difference>> differences(UUID id, @Nullable String cursor, int limit);

    /** The faults from this row on, at most so many. */
    Flux<RowFault> faultsFrom(UUID id, int row, int limit);

    /** The file as it was uploaded, in parts. */
    Flux<byte[]> content(UUID id);

    /** Keeps the file and the order to import it, together or not at all. */
    Mono<PaymentImport> receive(PaymentImport received, Flux<byte[]> content, Command command);
}
