package cn.hengping.evaluation.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import cn.hengping.platform.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("签批链的穷尽检查")
class ExplorationTest {
    private static final SignOffChain USUAL = SignOffChainTest.usual();

    @Test
    @DisplayName("每个环节都有专人的链：走得通，无死路，无到不了的环节")
    void a_chain_with_people_of_its_own_everywhere_is_sound() {
        var outcome = Exploration.of(
                USUAL.edges(),
                Map.of(
                        "TEAM_LEADER", List.of("leader"),
                        "UNIT_HEAD", List.of("head", "vice"),
                        "DEPARTMENT", List.of("reviewer"),
                        "BUREAU", List.of("bureau-a", "bureau-b")));

        assertThat(outcome.isSound()).isTrue();
        assertThat(Exploration.ofTable(USUAL.edges()).isSound()).isTrue();
    }

    @Test
    @DisplayName("无人的环节：死路，反例按时间写出")
    void an_empty_desk_is_a_dead_end() {
        var outcome = Exploration.of(
                USUAL.edges(),
                Map.of("TEAM_LEADER", List.of("leader"), "UNIT_HEAD", List.of("head"), "BUREAU", List.of("bureau")));

        assertThat(outcome.deadEnd()).isEqualTo("WITH_DEPARTMENT");
        assertThat(outcome.timeline())
                .containsExactly(
                        "1. 填报",
                        "2. SUBMIT 填报人",
                        "3. SIGN 评价小组组长 leader",
                        "4. SIGN 单位负责人 head",
                        "5. 停在 WITH_DEPARTMENT：无人可办");
    }

    @Test
    @DisplayName("一人两岗：在前一环节签过，后一环节便无人可签")
    void somebody_of_two_desks_signs_at_one_and_is_missing_at_the_other() {
        var people = Map.of(
                "TEAM_LEADER", List.of("leader"),
                "UNIT_HEAD", List.of("head", "vice"),
                "DEPARTMENT", List.of("head"),
                "BUREAU", List.of("bureau"));

        var outcome = Exploration.of(USUAL.edges(), people);

        assertThat(outcome.deadEnd()).isEqualTo("WITH_DEPARTMENT");
        assertThat(outcome.timeline())
                .contains("4. SIGN 单位负责人 head", "5. 停在 WITH_DEPARTMENT：无人可办（head 已在 UNIT_HEAD 签批）");
    }

    @Test
    @DisplayName("退回之后换人再签，也会把人用尽：两人兼两岗，退回一次即成死路")
    void send_backs_use_people_up() {
        var people = Map.of(
                "TEAM_LEADER", List.of("leader"),
                "UNIT_HEAD", List.of("a", "b"),
                "DEPARTMENT", List.of("a", "b"),
                "BUREAU", List.of("bureau"));

        var outcome = Exploration.of(USUAL.edges(), people);

        assertThat(outcome.deadEnd()).isEqualTo("WITH_DEPARTMENT");
        assertThat(outcome.timeline()).anyMatch(line -> line.contains("SEND_BACK"));
        assertThat(outcome.timeline().getLast()).contains("a 已在 UNIT_HEAD 签批", "b 已在 UNIT_HEAD 签批");
    }

    @Test
    @DisplayName("会签的环节：缺一人即不能通过")
    void where_all_must_sign_one_who_cannot_is_enough() {
        var desks = new ArrayList<>(USUAL.desks());
        desks.set(2, new Desk("DEPARTMENT", "主管部门", Role.DEPARTMENT_REVIEWER, Level.DEPARTMENT, 5, Countersign.ALL));
        var people = Map.of(
                "TEAM_LEADER", List.of("leader"),
                "UNIT_HEAD", List.of("head"),
                "DEPARTMENT", List.of("head", "reviewer"),
                "BUREAU", List.of("bureau"));

        var any = Exploration.of(USUAL.edges(), people);
        var all = Exploration.of(new SignOffChain(desks).edges(), people);

        assertThat(any.isSound()).isTrue();
        assertThat(all.deadEnd()).isNotNull();
        assertThat(all.timeline().getLast()).contains("此后无法办结");
    }

    @Test
    @DisplayName("按比例会签：其余的人够数即能通过，不够数即指出")
    void a_share_passes_without_those_who_cannot() {
        var people = Map.of(
                "TEAM_LEADER", List.of("leader"),
                "UNIT_HEAD", List.of("head"),
                "DEPARTMENT", List.of("head", "reviewer", "other"),
                "BUREAU", List.of("bureau"));

        assertThat(Exploration.of(share(66).edges(), people).isSound()).isTrue();
        assertThat(Exploration.of(share(67).edges(), people).deadEnd()).isNotNull();
    }

    @Test
    @DisplayName("兼岗的人很多的按比例会签：看不完即如实说没有看完")
    void too_many_choices_are_not_called_sound() {
        var many = IntStream.range(0, 40).mapToObj(i -> "p" + i).toList();
        var people = Map.of(
                "TEAM_LEADER", List.of("leader"), "UNIT_HEAD", many, "DEPARTMENT", many, "BUREAU", List.of("bureau"));

        assertThat(Exploration.of(share(50).edges(), people).isSound()).isFalse();
    }

    private static SignOffChain share(int percent) {
        var desks = new ArrayList<>(USUAL.desks());
        desks.set(
                2,
                new Desk(
                        "DEPARTMENT",
                        "主管部门",
                        Role.DEPARTMENT_REVIEWER,
                        Level.DEPARTMENT,
                        5,
                        Countersign.SHARE,
                        percent));
        return new SignOffChain(desks);
    }

    @Test
    @DisplayName("到不了的环节、出不来的环节：写坏的步骤表当场发现")
    void a_broken_table_is_found() {
        var desk = USUAL.desks().getFirst();
        var lost = USUAL.desks().get(1);
        var trap = new ArrayList<Edge>();
        trap.add(new Edge(Step.SUBMIT, Stage.DRAFTING, null, desk.stage(), Taker.PREPARER));
        trap.add(new Edge(Step.SIGN, desk.stage(), desk, Stage.APPROVED, Taker.SEATED));
        var island = new ArrayList<>(trap);
        island.add(new Edge(Step.SIGN, lost.stage(), lost, Stage.APPROVED, Taker.SEATED));
        var sink = new ArrayList<>(trap);
        sink.add(new Edge(Step.SEND_BACK, desk.stage(), desk, lost.stage(), Taker.SEATED));
        var circle = new ArrayList<>(sink);
        circle.add(new Edge(Step.SEND_BACK, lost.stage(), lost, lost.stage(), Taker.SEATED));

        assertThat(Exploration.ofTable(trap).isSound()).isTrue();
        assertThat(Exploration.ofTable(island).unreachable())
                .containsExactly(lost.stage().value());
        assertThat(Exploration.ofTable(sink).deadEnd()).isEqualTo(lost.stage().value());
        assertThat(Exploration.ofTable(circle).deadEnd()).isEqualTo(lost.stage().value());
    }

    @Test
    @DisplayName("兼岗的人太多，看不完即如实说没有看完")
    void what_is_too_large_is_not_called_sound() {
        List<String> many = new ArrayList<>();
        for (var i = 0; i < 14; i++) {
            many.add("p" + i);
        }
        var people = Map.of("TEAM_LEADER", many, "UNIT_HEAD", many, "DEPARTMENT", many, "BUREAU", many);

        var outcome = Exploration.of(USUAL.edges(), people);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.isSound()).isFalse();
    }
}
