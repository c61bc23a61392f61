package cn.hengping.budget.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where staff are kept. */
public interface StaffList {
    /** The person within the caller's scope, or a refusal that does not tell which of the two it is. */
    Mono<Staff> get(String account, Actor actor);

    /**
     * The staff within the caller's scope, by account.
     *
     * @param under only those of this place and below, or everybody
     */
    Mono<Page<Staff>> page(Actor actor, @Nullable UnitPath under, @Nullable String cursor, int limit);

    /** Who is written under a name or place that his unit does not have today, as he should be written; at most so many. */
    Flux<Staff> displaced(LocalDate today, int limit);

    /** These people as they are, whom nobody else changes until the transaction ends; who is missing is not registered. */
    Mono<Map<String, Staff>> lock(Collection<String> accounts);

    /** Everybody who holds a post at exactly this place, locked until the transaction ends. */
    Mono<List<Staff>> lockHolders(UnitPath scope);

    /** Writes all of them, who were locked before, as one act. */
    Mono<MovePosts.Moved> movePosts(List<Staff> staff, MovePosts.Moved moved, Command command);

    /** Registers all of them. */
    Mono<Void> addAll(List<Staff> staff, Command command);

    /** Writes all of them, who were locked before. */
    Mono<Void> saveAll(List<Staff> staff, Command command);

    Mono<Staff> add(Staff staff, Command command);

    /** Writes the person and tells the change, or refuses when somebody was faster. */
    Mono<Staff> save(Staff staff, String action, Command command);
}
