package cn.hengping.evaluation.selfevaluation;

import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.NOW;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.by;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.member;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.prepared;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.preparer;
import static cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.people.Person;
import cn.hengping.evaluation.team.Meeting;
import cn.hengping.evaluation.team.Team;
import cn.hengping.evaluation.team.TeamMember;
import cn.hengping.evaluation.team.TeamOrder;
import cn.hengping.evaluation.team.TeamPost;
import cn.hengping.platform.Post;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("评价小组与会议纪要")
class TeamsTest {
    private static final UnitPath UNIT = new UnitPath("130207/101");
    private static final UUID MINUTES = UUID.fromString("0198c5a0-0000-7000-8000-0000000000aa");

    private static Person person(String account, String unit, Role... roles) {
        var posts =
                Stream.of(roles).map(role -> new Post(role, new UnitPath(unit))).toList();
        return new Person(account, "科员", "101", "网信办", new UnitPath(unit), posts, true, 1);
    }

    private static final People STAFF = new People(List.of(
            person("wx-leader", UNIT.value(), Role.STAFF),
            person("wx-deputy", UNIT.value(), Role.STAFF),
            person("wx-member1", UNIT.value(), Role.STAFF),
            person("wx-member2", UNIT.value(), Role.STAFF),
            person("wx-head", UNIT.value(), Role.STAFF, Role.UNIT_HEAD),
            person("other-unit", "130207/102", Role.STAFF)));

    private static TeamOrder with(String account, TeamPost post, @Nullable String reason) {
        var members = Stream.concat(
                        team().members().stream().filter(one -> one.post() != post || post == TeamPost.MEMBER),
                        Stream.of(new TeamMember(account, "科员", post)))
                .toList();
        return new TeamOrder(members, reason);
    }

    private static List<String> faults(TeamOrder order, People people) {
        var evaluation = prepared();
        var refused = catchThrowableOfType(
                Refused.class, () -> Teams.form(evaluation, order, people, by(preparer(), evaluation)));
        return Objects.requireNonNull(refused).refusal().faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @ParameterizedTest(name = "{0} 任 {1}：{2}")
    @CsvSource({
        "nobody, MEMBER, /members/4/account StaffUnknown",
        "other-unit, MEMBER, /members/4/account StaffUnknown",
        "wx-head, MEMBER, /members/4/account MemberSigns"
    })
    @DisplayName("成员须是本单位在岗人员，且不在签批环节任职")
    void members_are_of_the_unit_and_do_not_sign(String account, TeamPost post, String fault) {
        assertThat(faults(with(account, post, "调整"), STAFF)).containsExactly(fault);
    }

    @Test
    @DisplayName("负责人可以带队：组长签组长环节，签过即不再签负责人环节；没有人员事实的单位，不以不认识为由拒绝")
    void the_head_may_lead_and_an_unknown_unit_refuses_nobody() {
        var evaluation = prepared();

        var led = Teams.form(evaluation, with("wx-head", TeamPost.LEADER, "组长调离"), STAFF, by(preparer(), evaluation));

        assertThat(Objects.requireNonNull(led.preparation().team()).isLedBy("wx-head"))
                .isTrue();
        var stranger = with("nobody", TeamPost.MEMBER, "增补");
        assertThat(Teams.form(evaluation, stranger, People.UNKNOWN, by(preparer(), evaluation))
                        .preparation()
                        .team())
                .isEqualTo(new Team(stranger.members()));
    }

    @Test
    @DisplayName("变更成员须写原因，原来的小组留存；没有变更就不必写，也不留痕")
    void a_change_needs_a_reason_and_leaves_a_trace() {
        var evaluation = prepared();
        var order = with("wx-member3", TeamPost.MEMBER, null);

        assertThat(faults(order, People.UNKNOWN)).containsExactly("/reason ReasonForTeamChange");
        var same = Teams.form(
                evaluation, new TeamOrder(team().members(), null), People.UNKNOWN, by(preparer(), evaluation));
        assertThat(same.preparation().teamChanges()).isNull();
        var changed = Teams.form(
                evaluation, new TeamOrder(order.members(), "增补一人"), People.UNKNOWN, by(preparer(), evaluation));

        assertThat(changed.preparation().teamChanges()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(team());
            assertThat(change.reason()).isEqualTo("增补一人");
            assertThat(change.account()).isEqualTo("wx-preparer");
            assertThat(change.at()).isEqualTo(NOW);
        });
    }

    private static SelfEvaluation withMinutes() {
        var evaluation = prepared();
        return evaluation.attach(
                new Evidence(MINUTES, Evidence.MINUTES, "纪要.pdf", "application/pdf", 9, "00", "wx-member1", NOW),
                by(member(), evaluation));
    }

    private static List<String> meetingFaults(Meeting meeting) {
        var evaluation = withMinutes();
        var refused = catchThrowableOfType(
                Refused.class, () -> Teams.meet(evaluation, List.of(meeting), by(member(), evaluation)));
        return Objects.requireNonNull(refused).refusal().faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Test
    @DisplayName("会议纪要：日期、到会人员、决议、文件齐备；未来的会、不在组的人、组长缺席、没有文件，均被指出")
    void minutes_name_date_people_and_file() {
        var day = LocalDate.parse("2025-02-20");
        var people = List.of("wx-leader", "wx-member1");
        var evaluation = withMinutes();
        var meeting = new Meeting(day, people, "通过自评得分。", MINUTES);

        var met = Teams.meet(evaluation, List.of(meeting), by(member(), evaluation));

        assertThat(met.preparation().meetings()).containsExactly(meeting);
        assertThat(meetingFaults(new Meeting(LocalDate.parse("2025-02-27"), people, "通过。", MINUTES)))
                .containsExactly("/meetings/0/heldOn MeetingInTheFuture");
        assertThat(meetingFaults(new Meeting(day, List.of("wx-member1", "x", "x"), "通过。", MINUTES)))
                .containsExactlyInAnyOrder(
                        "/meetings/0/attendees/1 NotOnTheTeam",
                        "/meetings/0/attendees/2 NotOnTheTeam",
                        "/meetings/0/attendees/2 PersonTwice",
                        "/meetings/0/attendees LeaderAbsent");
        assertThat(meetingFaults(new Meeting(day, people, " ", UUID.randomUUID())))
                .containsExactly("/meetings/0/resolution TextLength", "/meetings/0/evidenceId MinutesMissing");
    }

    @Test
    @DisplayName("会议纪要不算佐证材料：只有纪要的自评，仍缺佐证")
    void minutes_support_no_indicator() {
        var bare = SelfEvaluationFixture.untouched();
        var evaluation = bare.attach(
                new Evidence(MINUTES, Evidence.MINUTES, "纪要.pdf", "application/pdf", 9, "00", "wx-preparer", NOW),
                by(preparer(), bare));

        assertThat(Completeness.faults(evaluation).stream().map(fault -> fault.code()))
                .contains("EvidenceMissing");
    }
}
