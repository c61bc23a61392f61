package cn.hengping.budget.project;

import static cn.hengping.budget.project.Origin.Likeness.ADDED;
import static cn.hengping.budget.project.Origin.Likeness.CHANGED;
import static cn.hengping.budget.project.Origin.Likeness.ONLY_THE_YEAR;
import static cn.hengping.budget.project.Origin.Likeness.UNCHANGED;
import static cn.hengping.budget.project.ProjectFixture.CLASSIFICATION;
import static cn.hengping.budget.project.ProjectFixture.objective;
import static cn.hengping.budget.project.ProjectFixture.office;
import static cn.hengping.budget.project.ProjectFixture.preparer;
import static cn.hengping.budget.project.ProjectFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.project.Origin.Likeness;
import cn.hengping.budget.project.Origin.Mark;
import cn.hengping.budget.project.ProjectRefusal.NotALaterYear;
import cn.hengping.platform.Money;
import cn.hengping.platform.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("复制上年项目")
class OriginTest {
    private static final WeightSchemes NO_SCHEMES = new WeightSchemes(List.of());

    private static Project copy(int year) {
        return ProjectFixture.at(Stage.APPROVED)
                .copy("13020725T000000000001", year, office(), CLASSIFICATION, NO_SCHEMES, preparer());
    }

    private static Map<String, Likeness> marks(Project project, Registration now) {
        var origin = project.papers().origin();
        assertThat(origin).isNotNull();
        return java.util.Objects.requireNonNull(origin).marks(now, project.objective()).stream()
                .collect(Collectors.toMap(Mark::pointer, Mark::likeness));
    }

    @Test
    @DisplayName("复制后处于填报中，处处标为未改")
    void a_copy_drafts_and_everything_is_unchanged() {
        var copied = copy(2025);

        assertThat(copied.stage()).isEqualTo(Stage.DRAFTING);
        assertThat(copied.registration().year()).isEqualTo(2025);
        assertThat(copied.registration().items()).isEqualTo(registration().items());
        assertThat(marks(copied, copied.registration()).values()).containsOnly(UNCHANGED);
        assertThat(marks(copied, copied.registration())).containsKeys("/name", "/basis/0", "/items/4", "/funds/0");
    }

    @Test
    @DisplayName("改过的、只改了年份的、新加的，各有标记")
    void what_was_touched_is_told_apart() {
        var source = registration();
        var written = new Registration(
                source.projectCode(),
                2024,
                "2024年" + source.name(),
                source.kind(),
                false,
                "101",
                source.basis(),
                source.content(),
                source.purpose(),
                source.funds(),
                source.items());
        var origin = new Origin(written, null);
        var now = new Registration(
                "13020725T000000000001",
                2025,
                "2025年" + source.name(),
                source.kind(),
                false,
                "101",
                List.of(source.basis().getFirst(), new Basis("丰财〔2025〕1号", "批复")),
                source.content() + "另增巡查。",
                source.purpose(),
                List.of(new Fund(source.funds().getFirst().source(), Money.of("1.00"))),
                List.of(new Item("30201", "办公费", Money.of("1.00"))));

        assertThat(origin.marks(now, objective()))
                .contains(
                        new Mark("/name", ONLY_THE_YEAR),
                        new Mark("/content", CHANGED),
                        new Mark("/purpose", UNCHANGED),
                        new Mark("/basis/0", UNCHANGED),
                        new Mark("/basis/1", ADDED),
                        new Mark("/funds/0", CHANGED),
                        new Mark("/items/0", CHANGED),
                        new Mark("/objective/objective", ADDED));
    }

    @Test
    @DisplayName("只能复制到以后的年度")
    void texts_are_carried_forward_only() {
        var refused = catchThrowableOfType(Refused.class, () -> copy(2024));

        assertThat(refused.refusal()).isEqualTo(new NotALaterYear(2024, 2024));
    }
}
