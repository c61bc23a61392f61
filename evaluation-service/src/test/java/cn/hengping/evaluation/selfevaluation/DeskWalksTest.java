package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.HASH;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.actor;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.by;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.people.Person;
import cn.hengping.evaluation.signoff.Countersign;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Level;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Post;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("会签、转办、委派、加签、撤回、退回：任意次序")
class DeskWalksTest {
    private static final int STEPS = 24;
    private static final long FIRST = prepared().version();
    private static final String OWN = "130207/101";
    private static final List<Role> ROLES =
            List.of(Role.STAFF, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.BUREAU_REVIEWER);
    private static final List<String> STAGES =
            List.of("DRAFTING", "WITH_TEAM_LEADER", "WITH_UNIT_HEAD", "WITH_DEPARTMENT", "WITH_BUREAU", "APPROVED");
    private static final List<Actor> PEOPLE = List.of(
            actor("wx-preparer", Role.PREPARER, OWN),
            actor("wx-second", Role.PREPARER, OWN),
            actor("wx-leader", Role.STAFF, OWN),
            actor("wx-member1", Role.STAFF, OWN),
            actor("wx-staff", Role.STAFF, OWN),
            actor("wx-head", Role.UNIT_HEAD, OWN),
            actor("wx-vice", Role.UNIT_HEAD, OWN),
            actor("wx-member1", Role.UNIT_HEAD, OWN),
            actor("rv-a", Role.DEPARTMENT_REVIEWER, OWN),
            actor("rv-b", Role.DEPARTMENT_REVIEWER, OWN),
            actor("wx-head", Role.DEPARTMENT_REVIEWER, OWN),
            actor("cz-a", Role.BUREAU_REVIEWER, "130207"),
            actor("rv-a", Role.BUREAU_REVIEWER, "130207"),
            actor("cz-head", Role.BUREAU_HEAD, "130207"),
            actor("cz-manager", Role.CAMPAIGN_MANAGER, "130207"),
            actor("cz-else", Role.BUREAU_REVIEWER, "130207/102"),
            actor("sj-auditor", Role.AUDITOR, "130207"));
    private static final List<String> ACCOUNTS =
            PEOPLE.stream().map(Actor::account).distinct().toList();
    private static final List<Step> ACTS = Stream.concat(
                    Stream.of(Step.values()),
                    Stream.of(Step.SIGN, Step.SIGN, Step.SIGN, Step.SIGN, Step.SIGN, Step.SUBMIT, Step.ADVISE))
            .toList();

    /** The rules once more, as a clerk would explain them: one desk after the other, the third when a share of its people has signed. */
    private static final class Clerk {
        /** A place at the desk: whose ("" is anyone's), added by whom, who is asked first, whose signature it has. */
        private record Place(
                String whose,
                String addedBy,
                String asked,
                @Nullable Actor by) {
            static final Place NONE = new Place("-", "", "", null);

            boolean signed() {
                return by != null;
            }
        }

        int stage;
        String submitter = "";
        boolean reminded;
        List<Place> places = new ArrayList<>();
        final int share;
        int needed = 1;
        final Set<String> writers = new HashSet<>(Set.of("wx-preparer", "wx-member1"));
        final Set<String> exempt = new HashSet<>();
        final Map<String, Integer> bound = new HashMap<>();
        final List<List<Actor>> passed = new ArrayList<>();

        Clerk(int share) {
            this.share = share;
        }

        boolean does(Step act, Actor actor, int to, String named) {
            var me = actor.account();
            var mine = seat(me);
            var here = stage >= 1 && stage <= 4;
            var sits = here
                    && !mine.equals(Place.NONE)
                    && free(me)
                    && (mine.addedBy.isEmpty() ? isOf(actor, stage) : fits(actor));
            var present = sits || (here && signedHere(me) && fits(actor) && free(me));
            var preparer = actor.role() == Role.PREPARER;
            var manager = actor.role() == Role.CAMPAIGN_MANAGER;
            return switch (act) {
                case SUBMIT -> stage == 0 && preparer && submit(me);
                case SIGN -> sits && mine.asked.isEmpty() && sign(actor, mine);
                case SEND_BACK -> sits && to < stage && go(to);
                case WITHDRAW ->
                    here
                            && places.stream().noneMatch(p -> p.signed() || !p.addedBy.isEmpty() || !p.asked.isEmpty())
                            && (stage == 1 ? preparer && me.equals(submitter) : signedLast(actor))
                            && go(stage - 1);
                case TRANSFER ->
                    sits && stage > 1 && nameable(named, true) && put(mine, new Place(named, mine.addedBy, "", null));
                case DELEGATE -> sits && nameable(named, false) && put(mine, new Place(me, mine.addedBy, named, null));
                case ADD_SIGNER -> sits && nameable(named, false) && places.add(new Place(named, me, "", null));
                case ADVISE -> here && fits(actor) && free(me) && advise(me);
                case RECALL -> present && recall(me);
                case COPY -> present;
                case REMIND ->
                    here && (preparer || manager || passed.stream().anyMatch(d -> d.contains(actor))) && remind();
                case EXEMPT -> stage < 5 && manager && !me.equals(named) && exempt(named);
            };
        }

        private boolean free(String account) {
            return exempt.contains(account)
                    || (!writers.contains(account) && bound.getOrDefault(account, stage) == stage);
        }

        private static boolean isOf(Actor actor, int desk) {
            return actor.role() == ROLES.get(desk - 1)
                    && actor.scope().value().equals(desk == 4 ? "130207" : OWN)
                    && (desk != 1 || actor.account().equals("wx-leader"));
        }

        private boolean fits(Actor actor) {
            return isOf(actor, stage)
                    || (stage == 1 && actor.role() == Role.STAFF)
                    || (stage == 4 && actor.role() == Role.BUREAU_HEAD);
        }

        private boolean signedHere(String account) {
            return places.stream().anyMatch(p -> p.signed() && p.whose.equals(account));
        }

        private Place seat(String account) {
            return places.stream()
                    .filter(p -> p.whose.equals(account) && !p.signed())
                    .findFirst()
                    .orElse(
                            signedHere(account)
                                    ? Place.NONE
                                    : places.stream()
                                            .filter(p -> p.whose.isEmpty())
                                            .findFirst()
                                            .orElse(Place.NONE));
        }

        private boolean nameable(String named, boolean ofTheDesk) {
            return free(named)
                    && PEOPLE.stream()
                            .anyMatch(p -> p.account().equals(named) && (ofTheDesk ? isOf(p, stage) : fits(p)))
                    && places.stream().noneMatch(p -> p.whose.equals(named) || p.asked.equals(named));
        }

        private boolean put(Place old, Place changed) {
            return places.set(places.indexOf(old), changed) != null;
        }

        private boolean submit(String me) {
            writers.add(me);
            submitter = me;
            return go(1);
        }

        private boolean go(int to) {
            var before = stage;
            stage = to;
            var arriving = new ArrayList<Place>();
            if (to == 3) {
                var all = new TreeSet<String>();
                PEOPLE.stream().filter(p -> isOf(p, 3) && free(p.account())).forEach(p -> all.add(p.account()));
                all.forEach(account -> arriving.add(new Place(account, "", "", null)));
                needed = (all.size() * share + 99) / 100;
            } else if (to < 5) {
                arriving.add(new Place("", "", "", null));
                needed = 1;
            }
            if (to == 3 && arriving.isEmpty()) {
                stage = before;
                return false;
            }
            places = to == 0 ? new ArrayList<>() : arriving;
            reminded = false;
            while (passed.size() > Math.max(0, to - 1)) {
                passed.removeLast();
            }
            return true;
        }

        private boolean sign(Actor actor, Place mine) {
            var old = Map.copyOf(bound);
            bound.put(actor.account(), stage);
            var signed = new Place(actor.account(), mine.addedBy, "", actor);
            put(mine, signed);
            if (passes()) {
                return true;
            }
            put(signed, mine);
            bound.clear();
            bound.putAll(old);
            return false;
        }

        private boolean passes() {
            var own = places.stream().filter(p -> p.addedBy.isEmpty() && p.signed());
            if (own.count() < needed || places.stream().anyMatch(p -> !p.addedBy.isEmpty() && !p.signed())) {
                return true;
            }
            var signers = places.stream()
                    .filter(Place::signed)
                    .map(p -> java.util.Objects.requireNonNull(p.by))
                    .toList();
            var done = places;
            passed.add(signers);
            if (go(stage + 1)) {
                return true;
            }
            places = done;
            passed.removeLast();
            return false;
        }

        private boolean signedLast(Actor actor) {
            return passed.getLast().getLast().equals(actor);
        }

        private boolean advise(String me) {
            return places.stream()
                    .filter(p -> p.asked.equals(me))
                    .findFirst()
                    .filter(p -> put(p, new Place(p.whose, p.addedBy, "", null)))
                    .isPresent();
        }

        private boolean recall(String me) {
            var before = List.copyOf(places);
            places.removeIf(p -> !p.signed() && p.addedBy.equals(me));
            places.replaceAll(p -> p.whose.equals(me) && !p.asked.isEmpty() ? new Place(me, p.addedBy, "", null) : p);
            if (before.equals(places)) {
                return takeBack(me);
            }
            if (passes()) {
                return true;
            }
            places = new ArrayList<>(before);
            return false;
        }

        /** Whoever named nobody takes back his own signature, as long as the others still have to sign. */
        private boolean takeBack(String me) {
            return places.stream()
                    .filter(p -> p.signed() && p.whose.equals(me))
                    .findFirst()
                    .filter(p -> put(p, new Place(me, p.addedBy, "", null)))
                    .isPresent();
        }

        private boolean exempt(String account) {
            exempt.add(account);
            return true;
        }

        private boolean remind() {
            return !reminded && (reminded = true);
        }
    }

    @Test
    @DisplayName("一万串随机办理，每一步的准与不准、落在哪里、谁的签字有效，都与另写的一套规则相同")
    void the_code_and_the_clerk_agree_on_every_step() {
        walks(10_000, 20_260_131);
    }

    /** Walks so many times at random from this seed, and fails where the code and the clerk part. */
    static void walks(int walks, long seed) {
        var random = new Random(seed);
        var all = under(
                prepared(),
                new Desk("DEPARTMENT", "主管部门", Role.DEPARTMENT_REVIEWER, Level.DEPARTMENT, 5, Countersign.ALL));
        var half = under(
                prepared(),
                new Desk("DEPARTMENT", "主管部门", Role.DEPARTMENT_REVIEWER, Level.DEPARTMENT, 5, Countersign.SHARE, 50));
        var now = HASH.with(people());
        var seen = new HashMap<String, Integer>();
        for (var walk = 0; walk < walks; walk++) {
            if (walk % 2 == 0) {
                walk(all, new Clerk(100), now, random, seen);
            } else {
                walk(half, new Clerk(50), now, random, seen);
            }
        }

        for (var step : Step.values()) {
            assertThat(seen.getOrDefault(step.name(), 0)).as(step.name()).isGreaterThan(walks / 200);
        }
        assertThat(seen.getOrDefault("APPROVED", 0)).isGreaterThan(walks / 200);
    }

    private static void walk(
            SelfEvaluation start, Clerk clerk, Circumstances now, Random random, Map<String, Integer> seen) {
        var evaluation = start;
        var moves = 0;
        for (var i = 0; i < STEPS && clerk.stage < 5; i++) {
            var act = clerk.stage == 0 && random.nextInt(4) > 0 ? Step.SUBMIT : ACTS.get(random.nextInt(ACTS.size()));
            var actor = somebody(clerk, random);
            var to = random.nextInt(5);
            var named = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
            var at = clerk.stage;
            var accepted = clerk.does(act, actor, to, named);
            try {
                evaluation = evaluation
                        .take(ask(act, to, named), by(actor, evaluation), now)
                        .after();
                check(accepted, act, actor, at, named, "taken");
                moves++;
                seen.merge(act.name(), 1, Integer::sum);
            } catch (Refused refused) {
                check(!accepted, act, actor, at, named, refused.refusal().toString());
            }
            agree(evaluation, clerk, moves, act + " by " + actor);
        }
        seen.merge(STAGES.get(clerk.stage), 1, Integer::sum);
    }

    private static Actor somebody(Clerk clerk, Random random) {
        if (clerk.stage >= 1 && clerk.stage <= 4 && random.nextInt(10) < 7) {
            var sitting = PEOPLE.stream()
                    .filter(person -> Clerk.isOf(person, clerk.stage))
                    .toList();
            return sitting.get(random.nextInt(sitting.size()));
        }
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private static SelfEvaluation.Ask ask(Step act, int to, String named) {
        return switch (act) {
            case SEND_BACK -> new SelfEvaluation.Ask(act, STAGES.get(to), List.of(new Reason("OTHER", "请改", null)));
            case TRANSFER, DELEGATE, ADD_SIGNER, COPY, EXEMPT ->
                new SelfEvaluation.Ask(act, null, List.of(), List.of(named), "因工作需要", null);
            case ADVISE -> new SelfEvaluation.Ask(act, null, List.of(), List.of(), "同意", null);
            default -> new SelfEvaluation.Ask(act, null, List.of());
        };
    }

    private static void check(boolean agreed, Step act, Actor actor, int stage, String named, String said) {
        if (!agreed) {
            throw new AssertionError(
                    act + " by " + actor + " at " + STAGES.get(stage) + " naming " + named + ": " + said);
        }
    }

    private static void agree(SelfEvaluation evaluation, Clerk clerk, int moves, String after) {
        var signOff = evaluation.signOff();
        var theirs = signOff.signatures().stream().map(Signature::account).toList();
        var ours =
                clerk.passed.stream().flatMap(List::stream).map(Actor::account).toList();
        var stage = evaluation.stage().value().equals(STAGES.get(clerk.stage));
        var single = clerk.exempt.isEmpty() ? new HashSet<>(theirs).size() == theirs.size() : true;
        if (!stage
                || !theirs.equals(ours)
                || signOff.moves() != moves
                || evaluation.version() != FIRST + moves
                || !single) {
            throw new AssertionError("after " + after + ": " + evaluation.stage() + " " + theirs + ", the clerk says "
                    + STAGES.get(clerk.stage) + " " + ours + ", moves " + signOff.moves() + "/" + moves);
        }
    }

    private static People people() {
        var people = new ArrayList<Person>();
        for (var account : ACCOUNTS) {
            var posts = new ArrayList<Post>();
            PEOPLE.stream()
                    .filter(person -> person.account().equals(account))
                    .forEach(person -> posts.add(person.post()));
            people.add(new Person(account, "岗位", "101", "网信办", new UnitPath(OWN), posts, true, 1));
        }
        return new People(people);
    }

    private static SelfEvaluation under(SelfEvaluation evaluation, Desk department) {
        var desks = new ArrayList<>(SelfEvaluationFixture.chain().desks());
        desks.set(2, department);
        return SubmissionTest.under(evaluation, new SignOffChain(desks));
    }
}
