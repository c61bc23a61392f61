package cn.hengping.deploy.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("规模测算")
class SizingTest {
    private static final Figures FIGURES = Figures.shipped();
    private static final Place DISTRICT = Place.ALL.getFirst();

    @Test
    @DisplayName("三天里办的事不多不少，正是应当办的；越到最后一天上午越忙")
    void everybody_comes_once() {
        var rush = new Deadline(DISTRICT, FIGURES, 2, 7).pass();

        for (var act : Act.values()) {
            var expected = DISTRICT.projects() * FIGURES.of("shareLastDays") * act.times(FIGURES);
            assertThat((double) rush.done().getOrDefault(act, 0L))
                    .as(act.name())
                    .isCloseTo(expected, Percentage.withPercentage(3));
            assertThat(rush.perSecond(act)).as(act.name()).isGreaterThan(expected / (3 * 24 * 3600));
        }
    }

    @Test
    @DisplayName("核够用时不排队；少到做不完时，排队越来越长；同一个种子，同一个结果")
    void too_few_cores_make_a_queue() {
        var province = Place.ALL.getLast();
        var enough = Installation.of(province, FIGURES, 1);
        var few = new Deadline(province, FIGURES, Math.max(1, enough.cores() / 4), 1).pass();

        assertThat(enough.rush().load()).isLessThanOrEqualTo(0.5);
        assertThat(enough.rush().longest()).isLessThan(java.time.Duration.ofSeconds(2));
        assertThat(few.load()).isGreaterThan(1);
        assertThat(few.longest()).isGreaterThan(java.time.Duration.ofMinutes(1));
        assertThat(new Deadline(province, FIGURES, enough.cores(), 1).pass()).isEqualTo(enough.rush());
    }

    @Test
    @DisplayName("每个数都说明是实测还是假定、从何而来；SIZING.md 中的表就是测算的结果")
    void the_guide_says_what_the_simulation_says() throws IOException {
        assertThat(FIGURES.all()).allSatisfy(figure -> {
            assertThat(figure.kind()).isIn(List.of("measured", "assumed"));
            assertThat(figure.source()).as(figure.name()).isNotBlank();
        });

        var guide = Files.readString(Path.of("SIZING.md"));

        assertThat(guide).contains(new Guide(FIGURES).text());
    }
}
