package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.HASH;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.actor;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.by;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.chain;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.prepared;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.results;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.evaluation.team.Team;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.evaluation.team.TeamPost;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("任意次序的办理")
class RandomWalksTest {
    private static final List<String> STAGES =
            List.of("DRAFTING", "WITH_TEAM_LEADER", "WITH_UNIT_HEAD", "WITH_DEPARTMENT", "WITH_BUREAU", "APPROVED");
    private static final List<String> STAFF = List.of("wx-leader", "wx-deputy", "wx-member1", "wx-member2");
    private static final List<String> ACTS =
            List.of("SIGN", "SIGN", "SIGN", "SIGN", "SUBMIT", "SUBMIT", "SEND_BACK", "WITHDRAW", "FORM", "ENTER");
    private static final List<Actor> PEOPLE = people();

    private static List<Actor> people() {
        var people = new ArrayList<Actor>();
        STAFF.forEach(account -> people.add(actor(account, Role.STAFF, "130207/101")));
        for (var account : List.of("wx-preparer", "wx-member2")) {
            people.add(actor(account, Role.PREPARER, "130207/101"));
        }
        for (var account : List.of("wx-head", "wx-leader", "wx-member1")) {
            people.add(actor(account, Role.UNIT_HEAD, "130207/101"));
        }
        for (var account : List.of("wx-reviewer", "wx-head")) {
            people.add(actor(account, Role.DEPARTMENT_REVIEWER, "130207/101"));
        }
        people.add(actor("cz-reviewer", Role.BUREAU_REVIEWER, "130207"));
        people.add(actor("wx-reviewer", Role.BUREAU_REVIEWER, "130207"));
        people.add(actor("cz-reviewer", Role.BUREAU_REVIEWER, "130207/102"));
        people.add(actor("xx1-preparer", Role.PREPARER, "130207/102/102001"));
        people.add(actor("sj-auditor", Role.AUDITOR, "130207"));
        return people;
    }

    /** The rules once more, written as a clerk would explain them, and sharing no line with the code. */
    private static final class Clerk {
        int stage;
        String leader = "wx-leader";
        String submitter = "";
        final Set<String> writers = new HashSet<>(Set.of("wx-preparer", "wx-member1"));
        final Map<String, Integer> everSigned = new HashMap<>();
        final List<String> signatures = new ArrayList<>();

        boolean accepts(String act, Actor actor, int to) {
            var account = actor.account();
            var own = actor.scope().value().equals("130207/101");
            var preparer = actor.role() == Role.PREPARER && own;
            return switch (act) {
                case "FORM" -> stage == 0 && preparer && !STAFF.get(to % 4).equals(account);
                case "ENTER" ->
                    stage == 0
                            && (preparer
                                    || (actor.role() == Role.STAFF
                                            && own
                                            && STAFF.contains(account)
                                            && !account.equals(leader)));
                case "SUBMIT" -> stage == 0 && preparer && !account.equals(leader) && !writers.contains(leader);
                case "WITHDRAW" ->
                    stage == 1
                            ? preparer && account.equals(submitter)
                            : stage > 1 && stage < 5 && own && signedLast(actor);
                case "SIGN" -> maySign(actor, own);
                default -> maySign(actor, own) && to < stage;
            };
        }

        private boolean signedLast(Actor actor) {
            var role = List.of(Role.STAFF, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER)
                    .get(stage - 2);
            return actor.role() == role && signatures.getLast().equals(actor.account());
        }

        private boolean maySign(Actor actor, boolean own) {
            var sits = switch (stage) {
                case 1 -> actor.role() == Role.STAFF && own && actor.account().equals(leader);
                case 2 -> actor.role() == Role.UNIT_HEAD && own;
                case 3 -> actor.role() == Role.DEPARTMENT_REVIEWER && own;
                case 4 ->
                    actor.role() == Role.BUREAU_REVIEWER
                            && actor.scope().value().equals("130207");
                default -> false;
            };
            return sits
                    && !writers.contains(actor.account())
                    && everSigned.getOrDefault(actor.account(), stage) == stage;
        }

        void note(String act, String account, int to) {
            switch (act) {
                case "FORM" -> leader = STAFF.get(to % 4);
                case "SUBMIT" -> submitter = account;
                case "SIGN" -> everSigned.put(account, stage);
                default -> {}
            }
            switch (act) {
                case "FORM", "ENTER" -> writers.add(account);
                case "SUBMIT" -> {
                    writers.add(account);
                    stage = 1;
                }
                case "SIGN" -> {
                    signatures.add(account);
                    stage++;
                }
                case "WITHDRAW" -> backTo(stage - 1);
                default -> backTo(to);
            }
        }

        private void backTo(int to) {
            stage = to;
            signatures.subList(Math.max(0, to - 1), signatures.size()).clear();
        }
    }

    @Test
    @DisplayName("一千次随机办理，每一步的准与不准，都与另写的一套规则相同；序号不缺，签字不乱")
    void the_code_and_the_clerk_agree_on_every_step() {
        var random = new Random(20241231);
        var approvals = 0;
        for (var round = 0; round < 1_000; round++) {
            approvals += walk(random) ? 1 : 0;
        }

        assertThat(approvals).isGreaterThan(20);
    }

    private static boolean walk(Random random) {
        var evaluation = prepared();
        var clerk = new Clerk();
        var moves = 0;
        for (var i = 0; i < 80; i++) {
            var act = ACTS.get(random.nextInt(ACTS.size()));
            var actor = PEOPLE.get(random.nextInt(PEOPLE.size()));
            var to = random.nextInt(5);
            var expected = clerk.accepts(act, actor, to);
            try {
                evaluation = act(evaluation, act, actor, to);
                assertThat(expected)
                        .as("%s by %s at %s", act, actor, clerk.stage)
                        .isTrue();
                clerk.note(act, actor.account(), to);
                moves += List.of("FORM", "ENTER").contains(act) ? 0 : 1;
            } catch (Refused refused) {
                assertThat(expected)
                        .as("%s by %s at %s: %s", act, actor, clerk.stage, refused.refusal())
                        .isFalse();
            }
            agree(evaluation, clerk, moves);
        }
        return clerk.stage == 5;
    }

    private static void agree(SelfEvaluation evaluation, Clerk clerk, int moves) {
        var signatures = evaluation.signOff().signatures();
        assertThat(evaluation.stage().value()).isEqualTo(STAGES.get(clerk.stage));
        assertThat(signatures.stream().map(Signature::account)).containsExactlyElementsOf(clerk.signatures);
        assertThat(signatures.stream().map(Signature::contentHash).distinct()).hasSizeLessThanOrEqualTo(1);
        assertThat(clerk.signatures).doesNotHaveDuplicates().doesNotContainAnyElementsOf(clerk.writers);
        assertThat(evaluation.signOff().moves()).isEqualTo(moves);
    }

    private static SelfEvaluation act(SelfEvaluation evaluation, String act, Actor actor, int to) {
        var command = by(actor, evaluation);
        return switch (act) {
            case "FORM" -> SelfEvaluationFixture.formed(evaluation, team(STAFF.get(to % 4)), command);
            case "ENTER" -> evaluation.enter(results(), command);
            default -> {
                var step = Step.valueOf(act);
                var ask = new SelfEvaluation.Ask(
                        step,
                        step == Step.SEND_BACK ? STAGES.get(to) : null,
                        step == Step.SEND_BACK ? List.of(new Reason("OTHER", "请改", null)) : List.of());
                yield evaluation.take(ask, command, HASH).after();
            }
        };
    }

    private static Team team(String leader) {
        assertThat(chain().desks()).hasSize(4);
        return new Team(STAFF.stream()
                .map(account ->
                        new TeamMember(account, "科员", account.equals(leader) ? TeamPost.LEADER : TeamPost.MEMBER))
                .toList());
    }
}
