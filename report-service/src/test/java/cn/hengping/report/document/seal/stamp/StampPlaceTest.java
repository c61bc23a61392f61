package cn.hengping.report.document.seal.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import cn.hengping.report.document.DocumentFixture;
import cn.hengping.report.document.seal.stamp.StampPlace.Line;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("印章的位置（GB/T 9704-2012，7.3.5.1）")
class StampPlaceTest {
    private static final String OFFICE = "丰南区委网信办";

    /** The lines that the round stamp lies over. */
    private static List<Line> covered(List<Line> lines, StampPlace place) {
        var half = Stamp.WIDTH / 2;
        var x = place.left() + half;
        var y = place.top() + half;
        return lines.stream()
                .filter(line -> line.page() == place.page())
                .filter(line -> Math.hypot(
                                Math.clamp(x, line.left(), line.right()) - x,
                                Math.clamp(y, line.base() - 4, line.base() + 0.5) - y)
                        < half)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"founding", "national"})
    @DisplayName("报告：只压署名和日期，不压正文和附注，两者居印章中心偏下，印章顶端距正文一行之内")
    void a_stamp_lies_over_name_and_date_alone(String outline) {
        var found = PdfLines.in(DocumentFixture.pdf(outline).content());
        var place = StampPlace.among(found.lines(), OFFICE, found.sheet());
        var covered = covered(found.lines(), place);

        assertThat(covered).extracting(Line::text).containsExactly(OFFICE, "2025年2月26日");
        var middle = place.top() + Stamp.WIDTH / 2;
        assertThat((covered.getFirst().base() - 4 + covered.getLast().base()) / 2)
                .isBetween(middle, middle + 6);
        var above = found.lines().stream()
                .filter(line -> line.page() == place.page())
                .mapToDouble(Line::base)
                .filter(base -> base < place.top())
                .max();
        assertThat(above.orElse(0)).isBetween(place.top() - 11, place.top());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table-national", "table-nature", "table-review"})
    @DisplayName("表：盖在末行之下，什么也不压；右下不够，就盖在页码与二维码之间")
    void a_stamp_below_a_table_covers_nothing(String outline) {
        var found = PdfLines.in(DocumentFixture.pdf(outline).content());
        var place = StampPlace.among(found.lines(), OFFICE, found.sheet());

        assertThat(covered(found.lines(), place)).isEmpty();
    }

    @Test
    @DisplayName("末页已满的表：不出纸，不压页码和二维码")
    void a_stamp_stays_above_the_foot() {
        var sheet = new StampPlace.Sheet(210, 297);
        var place = StampPlace.among(List.of(new Line(3, "末行", 28, 60, 260)), OFFICE, sheet);

        assertThat(place.page()).isEqualTo(3);
        assertThat(place.top() + Stamp.WIDTH).isLessThanOrEqualTo(262);
        assertThat(place.left() + Stamp.WIDTH).isLessThan(205);
    }
}
