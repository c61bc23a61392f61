package cn.hengping.budget.coaching;

import static cn.hengping.budget.coaching.Draft.text;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

import cn.hengping.budget.library.Grams;
import cn.hengping.budget.library.Library;
import cn.hengping.budget.library.Shelf;
import cn.hengping.platform.Actor;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a draft with the coach and the library at hand. Nothing is kept. */
@Component
public class GiveCoaching {
    /** What the coach says: the hints, and the entries of the library that may fit what is being written. */
    public record Advice(List<Hint> hints, List<Shelf.Proposal> proposals) {}

    private static final int MOST_PROPOSALS = 5;
    /** An entry adopted just now is proposed at most this much later. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Coach coach;
    private final Mono<Shelf> shelf;

    GiveCoaching(Coach coach, Library library) {
        this.coach = coach;
        this.shelf = library.adopted().map(Shelf::new).cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    public Mono<Advice> coach(Draft draft, Actor actor) {
        return shelf.map(atHand -> advise(draft, atHand, actor));
    }

    private Advice advise(Draft draft, Shelf atHand, Actor actor) {
        actor.requireRole(
                Role.PREPARER,
                Role.STAFF,
                Role.UNIT_HEAD,
                Role.DEPARTMENT_REVIEWER,
                Role.BUREAU_REVIEWER,
                Role.BUREAU_HEAD,
                Role.CAMPAIGN_MANAGER,
                Role.AUDITOR);
        NotAcceptable.unless(draft.faults());
        return advise(draft, coach, atHand);
    }

    /** The pure part: the same draft, coach and shelf give the same advice. */
    static Advice advise(Draft draft, Coach coach, Shelf shelf) {
        var taken = new HashSet<String>();
        var writing = text(draft.objective());
        for (var i = 0; i < draft.lines().size(); i++) {
            var line = draft.lines().get(i);
            if (text(draft.focus()).startsWith("/indicators/" + i)
                    && !text(line.name()).isBlank()) {
                writing = text(line.name());
            } else {
                taken.add(Grams.plain(text(line.name())));
                taken.add(text(line.libraryCode()));
            }
        }
        return new Advice(coach.hints(draft), shelf.like(writing, taken, MOST_PROPOSALS));
    }
}
