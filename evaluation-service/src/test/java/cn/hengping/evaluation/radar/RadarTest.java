package cn.hengping.evaluation.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.radar.Radar.Group;
import cn.hengping.evaluation.radar.Radar.Grouping;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("绩效雷达")
class RadarTest {

    private static Case scored(int unit, int number, String declared) {
        return of(unit, number, declared, null, null);
    }

    private static Case of(int unit, int number, String declared, @Nullable String reviewed, @Nullable String rate) {
        return new Case(
                "P" + unit + "-" + number,
                new UnitPath("130207/" + unit),
                "单位" + unit,
                "OPERATING",
                new BigDecimal(declared),
                new BigDecimal(declared).compareTo(new BigDecimal("90")) >= 0,
                new BigDecimal("95"),
                reviewed == null ? null : new BigDecimal(reviewed),
                rate == null ? null : new BigDecimal(rate),
                null);
    }

    /** Units of eight projects each, whose scores differ as honest ones do. */
    private static List<Case> honest(int units) {
        var cases = new ArrayList<Case>();
        for (var unit = 1; unit <= units; unit++) {
            for (var number = 0; number < 8; number++) {
                cases.add(scored(unit, number, "9" + (number % 6) + "." + (unit % 7) + number));
            }
        }
        return cases;
    }

    private static Group unit(List<Group> groups, int unit) {
        return groups.stream()
                .filter(group ->
                        group.grouping() == Grouping.UNIT && group.key().equals("130207/" + unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("全打满分的单位与同类相比突出，其余不突出")
    void a_unit_of_full_marks_stands_out() {
        var cases = honest(7);
        for (var number = 0; number < 8; number++) {
            cases.add(scored(8, number, "100.00"));
        }

        var groups = Radar.of(cases);

        assertThat(unit(groups, 8).outlying()).contains(Measure.FULL_MARKS, Measure.HEAPING);
        assertThat(unit(groups, 8).values()).containsEntry(Measure.FULL_MARKS, new BigDecimal("100.00"));
        for (var honest = 1; honest <= 7; honest++) {
            assertThat(unit(groups, honest).outlying()).isEmpty();
        }
    }

    @Test
    @DisplayName("只有四个项目的单位有数字，不说突出；同类不足五个单位，谁也不突出")
    void small_groups_are_not_accused() {
        var cases = honest(7);
        for (var number = 0; number < 4; number++) {
            cases.add(scored(8, number, "100.00"));
        }
        assertThat(unit(Radar.of(cases), 8).values()).containsKey(Measure.FULL_MARKS);
        assertThat(unit(Radar.of(cases), 8).standings()).isEmpty();

        var few = honest(3);
        for (var number = 0; number < 8; number++) {
            few.add(scored(8, number, "100.00"));
        }
        assertThat(Radar.of(few)).allMatch(group -> group.outlying().isEmpty());
    }

    @Test
    @DisplayName("五个项目里有一个满分是碰巧，不是突出")
    void one_of_five_is_chance() {
        var cases = honest(9);
        for (var number = 0; number < 5; number++) {
            cases.add(scored(10, number, number == 0 ? "100.00" : "9" + number + ".31"));
        }

        assertThat(unit(Radar.of(cases), 10).outlying()).doesNotContain(Measure.FULL_MARKS);
    }

    @Test
    @DisplayName("执行率低于60%还全评优的突出；项目的风险分写明理由，复核差五分的另加")
    void what_a_project_shares_with_its_unit_becomes_its_risk() {
        var cases = honest(7);
        for (var number = 0; number < 8; number++) {
            cases.add(of(8, number, "9" + (number % 5) + ".5" + number, number == 0 ? "80" : null, "41.20"));
        }

        var groups = Radar.of(cases);
        var figures = MeasureRadar.figures(cases, groups);

        assertThat(unit(groups, 8).outlying()).contains(Measure.LOW_EXECUTION_BEST);
        assertThat(figures.stream().filter(figure -> figure.source().equals("radar")))
                .hasSize(8)
                .allMatch(figure -> figure.points() >= 5 && figure.points() <= 15)
                .allMatch(figure -> figure.ground().contains("执行率低于60%"));
        assertThat(figures.stream().filter(figure -> figure.source().equals("review")))
                .extracting(Radars.Figure::projectCode, Radars.Figure::points)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("P8-0", 20));
    }
}
