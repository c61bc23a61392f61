package cn.hengping.budget.project;

import static cn.hengping.budget.project.ProjectFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import cn.hengping.budget.project.Lineage.Ancestor;
import cn.hengping.platform.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("专项与子项目")
class LineageTest {
    private static final String PARENT = "13020724T000000000900";

    private static Registration under(String parent) {
        var alone = registration();
        return new Registration(
                alone.projectCode(),
                alone.year(),
                alone.name(),
                alone.kind(),
                alone.classified(),
                alone.unitCode(),
                alone.basis(),
                alone.content(),
                alone.purpose(),
                alone.funds(),
                alone.items(),
                parent);
    }

    private static List<String> faults(Registration registration, Ancestor... above) {
        return new Lineage(List.of(above), false)
                .faults(registration, null).stream().map(Fault::code).toList();
    }

    @Test
    @DisplayName("上级项目须是本单位、本年度的")
    void a_parent_is_of_the_same_unit_and_year() {
        assertThat(faults(under(PARENT), new Ancestor(PARENT, "101", 2024))).isEmpty();
        assertThat(faults(under(PARENT), new Ancestor(PARENT, "102", 2024))).containsExactly("ParentOfAnotherUnit");
        assertThat(faults(under(PARENT), new Ancestor(PARENT, "101", 2023))).containsExactly("ParentOfAnotherYear");
        assertThat(faults(under(PARENT))).containsExactly("ParentUnknown");
    }

    @Test
    @DisplayName("不得以自己或自己的子项目为上级")
    void nothing_stands_below_itself() {
        var own = registration().projectCode();

        assertThat(faults(under(own), new Ancestor(own, "101", 2024))).containsExactly("ParentInCircle");
        assertThat(faults(under(PARENT), new Ancestor(PARENT, "101", 2024), new Ancestor(own, "101", 2024)))
                .containsExactly("ParentInCircle");
    }

    @Test
    @DisplayName("层级不超过五级")
    void five_levels_are_enough() {
        var above = IntStream.range(0, 5)
                .mapToObj(i -> new Ancestor(i == 0 ? PARENT : "P" + i, "101", 2024))
                .toArray(Ancestor[]::new);

        assertThat(faults(under(PARENT), above)).containsExactly("TreeTooDeep");
    }

    @Test
    @DisplayName("有子项目的，年度不能改")
    void the_year_of_a_parent_is_fixed() {
        var before = registration();
        var moved = before.copied(before.projectCode(), 2025);

        assertThat(new Lineage(List.of(), true).faults(moved, before))
                .extracting(Fault::code)
                .containsExactly("YearOfParts");
        assertThat(new Lineage(List.of(), true).faults(before, before)).isEmpty();
    }
}
