package cn.hengping.deploy.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import cn.hengping.deploy.district.DistrictPlan.PlannedProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("演示区")
class DistrictPlanTest {
    private static final DistrictPlan PLAN = new DistrictPlan(500, 1, 2024);

    private static List<PlannedProject> projects() {
        return IntStream.range(0, 10_000).mapToObj(PLAN::project).toList();
    }

    @Test
    @DisplayName("同一种子，同一个区")
    void a_seed_makes_the_same_district_again() {
        var again = new DistrictPlan(500, 1, 2024);

        assertThat(again.units()).isEqualTo(PLAN.units());
        assertThat(again.project(4711)).isEqualTo(PLAN.project(4711));
        assertThat(new DistrictPlan(500, 2, 2024).project(4711)).isNotEqualTo(PLAN.project(4711));
    }

    @Test
    @DisplayName("五百个单位，代码和名称各不相同")
    void units_have_codes_and_names_of_their_own() {
        assertThat(PLAN.units()).hasSize(500);
        assertThat(PLAN.units()).extracting(DistrictPlan.PlannedUnit::path).doesNotHaveDuplicates();
        assertThat(PLAN.units()).extracting(DistrictPlan.PlannedUnit::name).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("每个单位有填报人和负责人，每个主管部门有审核人；一个账号的岗位不超过二十个")
    void every_unit_has_its_people_and_no_account_holds_more_than_it_may() {
        var people = DistrictStaff.people(PLAN.units());
        var posts = people.values().stream()
                .flatMap(person -> person.posts().stream())
                .toList();

        assertThat(people.values())
                .allSatisfy(person -> assertThat(person.posts()).hasSizeBetween(1, 20));
        for (var unit : PLAN.units()) {
            assertThat(posts).contains("填报人," + unit.code(), "单位负责人," + unit.code());
            assertThat(posts.contains("主管部门审核," + unit.code())).isEqualTo(unit.isDepartment());
        }
        assertThat(DistrictStaff.accounts(PLAN.units())).contains("qu-bureau-0", "qu-head-0", "qu-preparer-24");
    }

    @Test
    @DisplayName("明细合计等于资金合计，支付不超过当年拨款，编码和凭证号不重复")
    void amounts_add_up_and_numbers_are_unique() {
        var seen = new HashSet<String>();
        for (var project : projects()) {
            var funds = sum(project, "funds");
            assertThat(sum(project, "items")).isEqualByComparingTo(funds);
            assertThat(seen.add(project.code())).isTrue();
            var paid = project.payments().stream()
                    .map(DistrictPlan.PlannedPayment::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var appropriated = amounts(project, "funds").getFirst();
            assertThat(paid).isLessThanOrEqualTo(appropriated);
            project.payments()
                    .forEach(payment -> assertThat(seen.add(payment.voucher())).isTrue());
        }
    }

    private static BigDecimal sum(PlannedProject project, String list) {
        return amounts(project, list).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> amounts(PlannedProject project, String list) {
        var rows = (List<?>) Objects.requireNonNull(project.registration().get(list));
        return rows.stream()
                .map(row -> new BigDecimal(String.valueOf(((Map<?, ?>) row).get("amountYuan"))))
                .toList();
    }
}
