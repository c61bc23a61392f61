package cn.hengping.evaluation.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import cn.hengping.evaluation.campaign.CampaignRefusal.ChainHasDeadEnds;
import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.people.Staff;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Exploration;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Walks a chain with today's people of every unit that has projects, whoever signs and whatever is sent back, before anything
 * is issued: is there a way to the end from everywhere?
 *
 * <p>Where nobody of a unit, a department or the bureau is known yet, its desks are taken for occupied.
 */
@Component
public class ExploreChain {
    private static final int MOST_STUCK = 50;

    /**
     * What came of it.
     *
     * @param units how many units have projects
     * @param unknown of how many of them no staff is known
     * @param problems the first fifty units where an evaluation could get stuck
     */
    public record Explored(boolean sound, int units, int unknown, List<StuckUnit> problems) {
        public Explored {
            problems = List.copyOf(problems);
        }

        /** The same, or a refusal that tells the first way into a dead end. */
        public Explored requireSound() {
            var stuck = problems.stream().filter(StuckUnit::complete).toList();
            if (!stuck.isEmpty()) {
                var first = stuck.getFirst();
                throw new ChainHasDeadEnds(stuck.size(), first.unitPath(), first.timeline()).asError();
            }
            return this;
        }
    }

    /** A unit where the chain has a dead end, or too many ways to see them all. */
    public record StuckUnit(UnitPath unitPath, UnitPath departmentPath, boolean complete, List<String> timeline) {
        public StuckUnit {
            timeline = List.copyOf(timeline);
        }
    }

    private final Campaigns campaigns;
    private final Staff staff;

    ExploreChain(Campaigns campaigns, Staff staff) {
        this.campaigns = campaigns;
        this.staff = staff;
    }

    public Mono<Explored> explore(int year, UnitPath scope, SignOffChain chain) {
        return Mono.zip(
                        campaigns.places(year, scope).collectList(),
                        staff.reaching(scope).collectList().map(People::new))
                .publishOn(Schedulers.boundedElastic())
                .map(known -> walk(chain, known.getT1(), known.getT2()));
    }

    private static Explored walk(SignOffChain chain, List<Campaigns.Place> places, People people) {
        var known = places.stream().filter(place -> people.know(place.unit())).toList();
        var problems = known.stream()
                .flatMap(place -> problem(chain, place, people).stream())
                .limit(MOST_STUCK)
                .toList();
        var sound = problems.stream().noneMatch(StuckUnit::complete);
        return new Explored(sound, places.size(), places.size() - known.size(), problems);
    }

    private static List<StuckUnit> problem(SignOffChain chain, Campaigns.Place place, People people) {
        var seated = new HashMap<String, List<String>>();
        chain.desks().forEach(desk -> seated.put(desk.desk(), seatedAt(desk, place, people)));
        var outcome = Exploration.of(chain.edges(), Map.copyOf(seated));
        return outcome.isSound()
                ? List.of()
                : List.of(new StuckUnit(place.unit(), place.department(), outcome.complete(), outcome.timeline()));
    }

    private static List<String> seatedAt(Desk desk, Campaigns.Place place, People people) {
        var isKnown = switch (desk.level()) {
            case TEAM, UNIT -> true;
            case DEPARTMENT -> people.know(place.department());
            case DISTRICT -> !people.holding(bureauOver(place.unit())).isEmpty();
        };
        return isKnown ? people.holding(of(desk, place)) : List.of(desk.title());
    }

    private static Predicate<Post> bureauOver(UnitPath unit) {
        return post ->
                post.scope().covers(unit) && (post.role() == Role.BUREAU_REVIEWER || post.role() == Role.BUREAU_HEAD);
    }

    private static Predicate<Post> of(Desk desk, Campaigns.Place place) {
        return post -> post.role() == desk.role()
                && switch (desk.level()) {
                    case TEAM, UNIT -> post.scope().equals(place.unit());
                    case DEPARTMENT -> post.scope().equals(place.department());
                    case DISTRICT -> post.scope().covers(place.unit());
                };
    }
}
