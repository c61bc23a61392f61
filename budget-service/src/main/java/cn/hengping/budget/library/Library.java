package cn.hengping.budget.library;

import java.util.List;

import cn.hengping.budget.library.LibraryRefusal.SearchTextTooLong;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where the indicator library is kept. */
public interface Library {
    /** More adopted entries than this no coach looks at; a district's library has some hundreds. */
    int MOST_ADOPTED = 5_000;

    /** In which order a list comes: by code, or the most used first. */
    enum Order {
        CODE,
        REUSE
    }

    /**
     * Which entries a list shows; absent means all.
     *
     * @param text letters that stand together in the name or the field
     * @param function the first digits of an expenditure function; entries for any function always belong
     */
    record Search(
            @Nullable String text,
            @Nullable String function,
            @Nullable String field,
            @Nullable Aspect aspect,
            @Nullable Standing standing,
            Order order) {
        private static final int MOST_CHARACTERS = 40;

        public Search {
            if (isTooLong(text) || isTooLong(function) || isTooLong(field)) {
                throw new SearchTextTooLong(MOST_CHARACTERS).asError();
            }
        }

        private static boolean isTooLong(@Nullable String text) {
            return text != null && text.length() > MOST_CHARACTERS;
        }
    }

    /** The entry, if this caller may see it: adopted ones everybody, others their proposer's part of the tree and the bureau. */
    Mono<LibraryEntry> get(String code, Actor actor);

    Mono<Page<LibraryEntry>> page(Search search, Actor actor, @Nullable String cursor, int limit);

    /** All adopted entries, at most {@link #MOST_ADOPTED}, the most used first. */
    Mono<List<LibraryEntry>> adopted();

    Mono<LibraryEntry> add(LibraryEntry entry, Command command);

    Mono<LibraryEntry> save(LibraryEntry after, String action, Command command);
}
