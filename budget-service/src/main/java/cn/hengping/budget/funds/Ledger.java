package cn.hengping.budget.funds;

import java.time.Instant;
import java.time.Month;
import java.util.Collection;
import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the ledger is kept. */
public interface Ledger {
    /** An entry with its number, what it takes back or was taken back by, and who made it. */
    record Line(
            long sequence,
            Entry entry,
            @Nullable Long reverses,
            @Nullable Long reversedBy,
            String account,
            Instant at) {}

    /** The balance of a project within the caller's scope, or a refusal that does not tell which of the two it is. */
    Mono<Balance> get(String projectCode, Actor actor);

    /**
     * The balance as of the end of this month of the project's year: entries dated until then count, and the initial budget,
     * which holds from the beginning of the year however late it was approved.
     */
    Mono<Balance> asOf(String projectCode, Month month, Actor actor);

    Mono<Page<Line>> page(String projectCode, Actor actor, @Nullable String cursor, int limit);

    /** One entry of a project within the caller's scope, or a refusal. */
    Mono<Line> line(String projectCode, long sequence, Actor actor);

    /** Takes back the entry of this number, with its voucher if it has one. */
    Mono<Balance> reverse(Balance.Posting posting, long reverses, Command command);

    /** Writes both ends of a carry-over, whose balances the caller holds locked. */
    Mono<Balance> carry(CarryOver carryOver, Command command);

    /** What the books say thrice: the balance, its entries, and their vouchers. */
    Mono<Reconciliation> reconcile(String projectCode, Actor actor);

    /** Adds the entry and whatever else belongs to the same act, if the balance is still the one it was decided on. */
    Mono<Balance> post(Balance.Posting posting, String action, Command command, List<Extra> extras);

    /** The balances of these projects that lie within the caller's scope; at most {@link #MOST_AT_ONCE}. */
    Flux<Balance> find(Collection<String> projectCodes, Actor actor);

    /** The same, and nobody else moves them until the transaction ends. */
    Flux<Balance> lock(Collection<String> projectCodes, Actor actor);

    /** The statements that add these entries, whose balances the caller holds locked. */
    List<Extra> adding(List<Addition> additions, Command command);

    /** The half of that which moves the balances; {@link #write} is the other half, in the same transaction. */
    List<Extra> balancing(List<Addition> additions);

    /** Writes very many entries, whose balances the same transaction moved. */
    Mono<Void> write(List<Addition> additions, Command command);

    /** Entries of one project in their order, and the balance that they make. */
    record Addition(Balance after, List<Entry> entries) {
        public Addition {
            entries = List.copyOf(entries);
        }
    }

    int MOST_AT_ONCE = 5_000;

    /** A statement of another room in the same act; it selects from {@code changed}. */
    record Extra(String sql, List<Binding> bindings) {
        public record Binding(String name, Object value) {}

        public Change addTo(Change change) {
            change.and(sql);
            bindings.forEach(binding -> change.bind(binding.name(), binding.value()));
            return change;
        }
    }
}
