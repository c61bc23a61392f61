package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.HASH;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.NOW;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.actor;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.at;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.by;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.chain;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.departmentReviewer;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.head;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.preparer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.delegation.Absence;
import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.people.Person;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.NotYourTurn;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.SignedElsewhere;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationRefusal.WriterDoesNotSign;
import cn.hengping.evaluation.signoff.Countersign;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Level;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.evaluation.signoff.SignOffRefusal.ActedOnAlready;
import cn.hengping.evaluation.signoff.SignOffRefusal.AdviceAwaited;
import cn.hengping.evaluation.signoff.SignOffRefusal.NobodyCanSign;
import cn.hengping.evaluation.signoff.SignOffRefusal.NotOnThatDesk;
import cn.hengping.evaluation.signoff.SignOffRefusal.RemindedToday;
import cn.hengping.evaluation.signoff.SignOffRefusal.SignedOtherContent;
import cn.hengping.evaluation.signoff.Signature;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一个环节上的办理")
class DeskWorkTest {
    private static final Actor OTHER_HEAD = actor("wx-vice", Role.UNIT_HEAD, "130207/101");
    private static final Actor BUREAU_A = actor("cz-a", Role.BUREAU_REVIEWER, "130207");
    private static final Actor BUREAU_B = actor("cz-b", Role.BUREAU_REVIEWER, "130207");
    private static final Actor BUREAU_HEAD = actor("cz-head", Role.BUREAU_HEAD, "130207");
    private static final People BUREAU = new People(List.of(person(BUREAU_A), person(BUREAU_B), person(BUREAU_HEAD)));

    private static Person person(Actor actor) {
        return new Person(actor.account(), "岗位", "000", "财政局", new UnitPath("130207"), List.of(actor.post()), true, 1);
    }

    private static SelfEvaluation withHead() {
        return at(chain().desks().get(1).stage());
    }

    private static SelfEvaluation take(SelfEvaluation evaluation, Step step, Actor actor, String... accounts) {
        return take(evaluation, step, actor, HASH, null, accounts);
    }

    private static SelfEvaluation take(
            SelfEvaluation evaluation,
            Step step,
            Actor actor,
            Circumstances now,
            @Nullable String onBehalfOf,
            String... accounts) {
        var reasons = step == Step.SEND_BACK ? List.of(new Reason("OTHER", "请改", null)) : List.<Reason>of();
        var remark = step == Step.ADVISE || step == Step.EXEMPT ? "意见" : null;
        var ask = new SelfEvaluation.Ask(step, null, reasons, List.of(accounts), remark, onBehalfOf);
        return evaluation.take(ask, by(actor, evaluation), now).after();
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(Refused.class, act::run).refusal();
    }

    @Test
    @DisplayName("转办：交出之后，原办理人不能再办，只有受办人能办")
    void a_transfer_is_for_good() {
        var transferred = take(withHead(), Step.TRANSFER, head(), "wx-vice");

        assertThat(refused(() -> take(transferred, Step.SIGN, head()))).isInstanceOf(NotYourTurn.class);
        assertThat(take(transferred, Step.SIGN, OTHER_HEAD).stage().value()).isEqualTo("WITH_DEPARTMENT");
        assertThat(refused(() -> take(withHead(), Step.TRANSFER, head(), "wx-member1")))
                .isEqualTo(new WriterDoesNotSign("wx-member1"));
        assertThat(refused(() -> take(withHead(), Step.TRANSFER, head(), "wx-leader")))
                .isEqualTo(new SignedElsewhere("wx-leader", "TEAM_LEADER"));
    }

    @Test
    @DisplayName("委派：意见回来之前不能签，意见回来之后由委派人签；意见留痕")
    void a_delegate_gives_an_opinion_and_the_holder_signs() {
        var asked = take(withHead(), Step.DELEGATE, head(), "wx-vice");

        assertThat(refused(() -> take(asked, Step.SIGN, head()))).isEqualTo(new AdviceAwaited("wx-vice"));
        assertThat(refused(() -> take(asked, Step.SIGN, OTHER_HEAD))).isInstanceOf(NotYourTurn.class);
        var advised = take(asked, Step.ADVISE, OTHER_HEAD);
        assertThat(advised.stage()).isEqualTo(asked.stage());
        assertThat(advised.signOff().noted().opinions())
                .extracting(OnRecord.Opinion::account)
                .containsExactly("wx-vice");
        assertThat(take(advised, Step.SIGN, head()).stage().value()).isEqualTo("WITH_DEPARTMENT");
        assertThat(take(take(asked, Step.RECALL, head()), Step.SIGN, head())
                        .stage()
                        .value())
                .isEqualTo("WITH_DEPARTMENT");
    }

    @Test
    @DisplayName("加签：加签人签过才通过；收回未签的加签人，其余已签即通过；签过的可在办结前收回自己的签字；职责分离同样适用")
    void an_added_signer_must_sign_too() {
        var withBureau = at(chain().desks().get(3).stage());
        var added = take(withBureau, Step.ADD_SIGNER, BUREAU_A, "cz-head");

        var signed = take(added, Step.SIGN, BUREAU_A);
        assertThat(signed.stage()).isEqualTo(withBureau.stage());
        assertThat(signed.signOff().signatures()).hasSize(3);
        assertThat(refused(() -> take(signed, Step.SIGN, BUREAU_B))).isInstanceOf(NotYourTurn.class);
        var done = take(signed, Step.SIGN, BUREAU_HEAD);
        assertThat(done.stage().value()).isEqualTo("APPROVED");
        assertThat(done.signOff().signatures()).extracting(Signature::account).endsWith("cz-a", "cz-head");
        assertThat(take(signed, Step.RECALL, BUREAU_A).stage().value()).isEqualTo("APPROVED");
        var back = take(take(added, Step.SIGN, BUREAU_HEAD), Step.RECALL, BUREAU_HEAD);
        assertThat(take(back, Step.SIGN, BUREAU_A).stage()).isEqualTo(withBureau.stage());
        assertThat(take(take(back, Step.SIGN, BUREAU_A), Step.SIGN, BUREAU_HEAD)
                        .stage()
                        .value())
                .isEqualTo("APPROVED");
        assertThat(refused(() -> take(withBureau, Step.ADD_SIGNER, BUREAU_A, "wx-head")))
                .isEqualTo(new SignedElsewhere("wx-head", "UNIT_HEAD"));
    }

    @Test
    @DisplayName("人员已知时，转办、加签只能给该环节可签批的岗位")
    void where_people_are_known_strangers_are_refused() {
        var withBureau = at(chain().desks().get(3).stage());
        var now = HASH.with(BUREAU);

        assertThat(refused(() -> take(withBureau, Step.TRANSFER, BUREAU_A, now, null, "nobody")))
                .isEqualTo(new NotOnThatDesk("nobody", "BUREAU"));
        assertThat(refused(() -> take(withBureau, Step.TRANSFER, BUREAU_A, now, null, "cz-head")))
                .isEqualTo(new NotOnThatDesk("cz-head", "BUREAU"));
        assertThat(take(withBureau, Step.ADD_SIGNER, BUREAU_A, now, null, "cz-head")
                        .stage())
                .isEqualTo(withBureau.stage());
    }

    private static SelfEvaluation withBureauWhereAllSign() {
        return withBureau(new Desk("BUREAU", "财政局", Role.BUREAU_REVIEWER, Level.DISTRICT, 10, Countersign.ALL));
    }

    private static SelfEvaluation withBureau(Desk bureau) {
        var desks = new ArrayList<>(chain().desks());
        desks.set(3, bureau);
        var evaluation = SubmissionTest.under(SelfEvaluationFixture.prepared(), new SignOffChain(desks));
        evaluation = take(evaluation, Step.SUBMIT, preparer());
        evaluation = take(evaluation, Step.SIGN, SelfEvaluationFixture.leader());
        evaluation = take(evaluation, Step.SIGN, head());
        var withDepartment = evaluation;
        assertThat(refused(() -> take(withDepartment, Step.SIGN, departmentReviewer())))
                .isEqualTo(new NobodyCanSign("BUREAU"));
        return take(withDepartment, Step.SIGN, departmentReviewer(), HASH.with(BUREAU), null);
    }

    @Test
    @DisplayName("会签：到达时在岗的人全部签过才通过，次序不拘；一人退回，已签的作废")
    void where_all_sign_the_last_signature_passes() {
        var waiting = withBureauWhereAllSign();

        var one = take(waiting, Step.SIGN, BUREAU_B);
        assertThat(one.stage()).isEqualTo(waiting.stage());
        assertThat(one.may(BUREAU_B)).doesNotContain("SIGN");
        assertThat(take(one, Step.SIGN, BUREAU_A).stage().value()).isEqualTo("APPROVED");
        var back = take(one, Step.SEND_BACK, BUREAU_A);
        assertThat(back.signOff().signatures()).isEmpty();
        assertThat(back.signOff().sitting()).isNull();
        assertThat(refused(() -> take(waiting, Step.SIGN, actor("cz-new", Role.BUREAU_REVIEWER, "130207"))))
                .isInstanceOf(NotYourTurn.class);
    }

    @Test
    @DisplayName("按比例会签：够了比例即通过，人数向上取整；加签的人不占比例，也不可少")
    void a_share_of_those_at_the_desk_passes() {
        var half = withBureau(share(50));
        var most = withBureau(share(51));

        assertThat(take(half, Step.SIGN, BUREAU_B).stage().value()).isEqualTo("APPROVED");
        var one = take(most, Step.SIGN, BUREAU_B);
        assertThat(one.stage()).isEqualTo(most.stage());
        assertThat(take(one, Step.SIGN, BUREAU_A).stage().value()).isEqualTo("APPROVED");
        var added = take(half, Step.ADD_SIGNER, BUREAU_A, HASH.with(BUREAU), null, "cz-head");
        var signed = take(added, Step.SIGN, BUREAU_A);
        assertThat(signed.stage()).as("who was added has not signed").isEqualTo(half.stage());
    }

    private static Desk share(int percent) {
        return new Desk("BUREAU", "财政局", Role.BUREAU_REVIEWER, Level.DISTRICT, 10, Countersign.SHARE, percent);
    }

    @Test
    @DisplayName("撤回：下一环节未动时，刚签的人可以撤回；已有人动过则不能")
    void a_signature_is_withdrawn_while_nobody_has_acted_on_it() {
        var withDepartment = take(withHead(), Step.SIGN, head());

        var withdrawn = take(withDepartment, Step.WITHDRAW, head());
        assertThat(withdrawn.stage().value()).isEqualTo("WITH_UNIT_HEAD");
        assertThat(withdrawn.signOff().signatures()).hasSize(1);
        assertThat(take(withdrawn, Step.SIGN, head()).stage()).isEqualTo(withDepartment.stage());
        assertThat(refused(() -> take(withDepartment, Step.WITHDRAW, SelfEvaluationFixture.leader())))
                .isInstanceOf(NotYourTurn.class);
        var acted = take(withDepartment, Step.DELEGATE, departmentReviewer(), "wx-other");
        assertThat(refused(() -> take(acted, Step.WITHDRAW, head()))).isEqualTo(new ActedOnAlready("DEPARTMENT"));
    }

    @Test
    @DisplayName("外出授权：期内代签，署两人之名；两人都受职责分离约束；期外、他岗无效")
    void a_deputy_signs_for_somebody_absent() {
        var absence = new Absence(
                SelfEvaluationFixture.ID,
                "wx-head",
                head().post(),
                "wx-vice",
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(1)),
                "出差",
                null,
                1);
        var deputy = actor("wx-vice", Role.STAFF, "130207/101");
        var now = HASH.with(absence);

        var signed = take(withHead(), Step.SIGN, deputy, now, "wx-head");

        var signature = signed.signOff().signatures().getLast();
        assertThat(signature.account()).isEqualTo("wx-vice");
        assertThat(signature.onBehalfOf()).isEqualTo("wx-head");
        assertThat(signature.post()).isEqualTo(head().post());
        assertThat(signed.signOff().everSigned()).containsKeys("wx-vice", "wx-head");
        assertThat(refused(() ->
                        take(withHead(), Step.SIGN, actor("wx-member1", Role.STAFF, "130207/101"), now, "wx-head")))
                .isEqualTo(new WriterDoesNotSign("wx-member1"));
        assertThat(refused(() -> take(SelfEvaluationFixture.prepared(), Step.SUBMIT, deputy, now, "wx-head")))
                .isInstanceOf(NotYourTurn.class);
        assertThat(absence.holdsAt(NOW)).isTrue();
        assertThat(absence.holdsAt(absence.until())).isFalse();
        assertThat(absence.holdsAt(absence.from().minusMillis(1))).isFalse();
    }

    @Test
    @DisplayName("例外：绩效管理岗写明理由、留痕，解除一个账号的职责分离；不能为自己设")
    void an_exemption_is_on_record() {
        var withHead = withHead();
        var manager = actor("cz-manager", Role.CAMPAIGN_MANAGER, "130207");
        var writer = actor("wx-member1", Role.UNIT_HEAD, "130207/101");
        assertThat(refused(() -> take(withHead, Step.SIGN, writer))).isInstanceOf(WriterDoesNotSign.class);

        var exempt = take(withHead, Step.EXEMPT, manager, "wx-member1");

        assertThat(exempt.signOff().noted().exemptions().getFirst().reason()).isEqualTo("意见");
        assertThat(take(exempt, Step.SIGN, writer).stage().value()).isEqualTo("WITH_DEPARTMENT");
        assertThat(refused(() -> take(withHead, Step.EXEMPT, manager, "cz-manager")))
                .isEqualTo(new SelfEvaluationRefusal.ExemptsHimself("cz-manager"));
        assertThat(refused(() -> take(withHead, Step.EXEMPT, head(), "wx-member1")))
                .isInstanceOf(NotYourTurn.class);
    }

    @Test
    @DisplayName("催办一日一次；抄送给谁，谁看得到；到期日按工作日历")
    void reminders_copies_and_due_dates() {
        var withHead = withHead();
        var reminded = take(withHead, Step.REMIND, preparer());

        assertThat(refused(() -> take(reminded, Step.REMIND, SelfEvaluationFixture.leader())))
                .isEqualTo(new RemindedToday("UNIT_HEAD"));
        assertThat(Waiting.of(take(withHead, Step.COPY, head(), "wx-archivist")).seenBy())
                .contains("wx-archivist");
        assertThat(Waiting.of(withHead).dueOn()).isEqualTo(LocalDate.parse("2025-03-03"));
        assertThat(Waiting.of(withHead).barred())
                .contains("wx-leader", "wx-preparer")
                .doesNotContain("wx-head");
    }

    @Test
    @DisplayName("签的内容若与此前签字的内容不同，不能接着签")
    void other_content_is_not_signed_onto() {
        var withHead = withHead();
        var other = new Circumstances(_ -> "sha256:other", HASH.calendar(), HASH.reasons(), HASH.people(), null);

        assertThat(refused(() -> take(withHead, Step.SIGN, head(), other, null)))
                .isEqualTo(new SignedOtherContent("UNIT_HEAD"));
    }

    @Test
    @DisplayName("自评沿用开始时的签批链：任务的链后来改了，在途的不变，退回再交也不变")
    void an_evaluation_keeps_the_chain_it_started_with() {
        var withHead = withHead();
        var other = new SignOffChain(List.of(new Desk("BUREAU", "财政局", Role.BUREAU_REVIEWER, Level.DISTRICT, 1)));

        var changed = SubmissionTest.under(withHead, other);

        assertThat(take(changed, Step.SIGN, head()).stage().value()).isEqualTo("WITH_DEPARTMENT");
        assertThat(take(changed, Step.SEND_BACK, head()).chain()).isEqualTo(chain());
        assertThat(SubmissionTest.under(SelfEvaluationFixture.prepared(), other).chain())
                .isEqualTo(other);
    }
}
