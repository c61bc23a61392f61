package cn.hengping.evaluation.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("签批链")
class SignOffChainTest {
    /** The usual chain: team leader, unit head, supervising department, finance bureau. */
    public static SignOffChain usual() {
        return new SignOffChain(List.of(
                new Desk("TEAM_LEADER", "评价小组组长", Role.STAFF, Level.TEAM, 3),
                new Desk("UNIT_HEAD", "单位负责人", Role.UNIT_HEAD, Level.UNIT, 3),
                new Desk("DEPARTMENT", "主管部门", Role.DEPARTMENT_REVIEWER, Level.DEPARTMENT, 5),
                new Desk("BUREAU", "财政局", Role.BUREAU_REVIEWER, Level.DISTRICT, 10)));
    }

    @Test
    @DisplayName("每个环节都走得到，也都走得出去，最后都能办结")
    void every_stage_is_reached_and_none_is_a_dead_end() {
        var edges = usual().edges();
        var reached = new HashSet<Stage>();
        var open = new ArrayDeque<>(List.of(Stage.DRAFTING));
        while (!open.isEmpty()) {
            var stage = open.pop();
            if (reached.add(stage)) {
                edges.stream()
                        .filter(edge -> edge.from().equals(stage))
                        .map(Edge::to)
                        .forEach(open::add);
            }
        }

        assertThat(usual().faults()).isEmpty();
        assertThat(reached).hasSize(6).contains(Stage.APPROVED);
        assertThat(edges.stream().map(Edge::from)).doesNotContain(Stage.APPROVED);
        assertThat(edges.stream().filter(edge -> !edge.from().equals(edge.to())))
                .hasSize(1 + 4 + 4 + 4 + 6);
        assertThat(edges.stream().filter(edge -> edge.from().equals(edge.to()))).hasSize(1 + 4 * 8 - 1);
    }

    @Test
    @DisplayName("无人可签、环节重复、上级回下级、不到财政局的链不予采用")
    void a_chain_that_cannot_work_is_refused() {
        assertThat(codes(new SignOffChain(List.of()))).containsExactly("ListLength");
        assertThat(codes(new SignOffChain(usual().desks().subList(0, 2)))).containsExactly("ChainEndsBelowBureau");
        assertThat(codes(new SignOffChain(List.of(
                        new Desk("BUREAU", "财政局", Role.PREPARER, Level.DISTRICT, -1),
                        new Desk("BUREAU", " ", Role.UNIT_HEAD, Level.UNIT, 3)))))
                .containsExactlyInAnyOrder(
                        "NobodySignsThere",
                        "DaysOutOfRange",
                        "TextLength",
                        "DeskRepeated",
                        "ChainGoesDown",
                        "ChainEndsBelowBureau");
        assertThat(codes(new SignOffChain(
                        List.of(new Desk("bureau office", "财政局", Role.BUREAU_HEAD, Level.DISTRICT, 3)))))
                .containsExactly("DeskMalformed");
        assertThat(codes(new SignOffChain(List.of(
                        new Desk("A", "甲", Role.BUREAU_HEAD, Level.DISTRICT, 3, Countersign.SHARE, null),
                        new Desk("B", "乙", Role.BUREAU_HEAD, Level.DISTRICT, 3, Countersign.SHARE, 101),
                        new Desk("C", "丙", Role.BUREAU_HEAD, Level.DISTRICT, 3, Countersign.ALL, 50),
                        new Desk("D", "丁", Role.BUREAU_HEAD, Level.DISTRICT, 3, Countersign.SHARE, 100)))))
                .containsExactly("ShareMalformed", "ShareMalformed", "ShareMalformed");
    }

    private static List<String> codes(SignOffChain chain) {
        return chain.faults().stream().map(Fault::code).toList();
    }
}
