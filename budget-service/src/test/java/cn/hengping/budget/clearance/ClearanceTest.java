package cn.hengping.budget.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("涉密项目的知悉范围")
class ClearanceTest {
    private static final UnitPath PLACE = new UnitPath("130207/102/102001");
    private static final EnumSet<Role> ADMINISTRATORS =
            EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    private static final EnumSet<Role> AT_THE_UNIT = EnumSet.of(Role.PREPARER, Role.UNIT_HEAD);
    private static final EnumSet<Role> ABOVE =
            EnumSet.of(Role.DEPARTMENT_REVIEWER, Role.BUREAU_REVIEWER, Role.BUREAU_HEAD, Role.AUDITOR);

    private static Actor at(Role role, String place) {
        return new Actor("someone", new Post(role, new UnitPath(place)));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("本单位的填报岗和负责人知悉，上面的审核岗和审计知悉，其他岗位一律不知悉")
    void only_who_fills_in_answers_approves_or_audits_knows(Role role) {
        assertThat(Clearance.knows(at(role, "130207/102/102001"), PLACE, true))
                .isEqualTo(AT_THE_UNIT.contains(role) || ABOVE.contains(role));
        assertThat(Clearance.knows(at(role, "130207/102"), PLACE, true)).isEqualTo(ABOVE.contains(role));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @DisplayName("不涉密的项目，除三员外凡数据范围覆盖的都知悉")
    void an_unclassified_project_is_known_to_all_but_administrators(Role role) {
        assertThat(Clearance.knows(at(role, "130207"), PLACE, false)).isEqualTo(!ADMINISTRATORS.contains(role));
    }

    @Test
    @DisplayName("查询条件的三个取值与规则一致")
    void the_condition_says_the_same() {
        assertThat(Clearance.bindings(at(Role.UNIT_HEAD, "130207/102/102001")))
                .containsEntry("sees", true)
                .containsEntry("knowsAll", false)
                .containsEntry("own", "130207/102/102001");
        assertThat(Clearance.bindings(at(Role.CAMPAIGN_MANAGER, "130207"))).containsEntry("own", "");
        assertThat(Clearance.bindings(at(Role.SYSTEM_ADMIN, "130207"))).containsEntry("sees", false);
    }
}
