package cn.hengping.evaluation.scoring.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.scoring.typed.Reading.Read;
import cn.hengping.evaluation.scoring.typed.Reading.Unreadable;
import cn.hengping.evaluation.scoring.typed.Reading.Why;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("填表人写下的数、日期和区间")
class TypedTextTest {

    @ParameterizedTest(name = "“{0}”（{1}）读作 {2}")
    @CsvSource({
        "280, '', 280",
        "２８０, '', 280",
        "'1,200', '', 1200",
        "'１，２００', '', 1200",
        "'1 200', '', 1200",
        "'1,234,567.89', '', 1234567.89",
        "'  280  ', '', 280",
        "'　280　', '', 280",
        "95%, %, 95",
        "９５％, %, 95",
        "95, %, 95",
        "95 %, %, 95",
        "9.5‰, ‰, 9.5",
        "95‰, %, 9.5",
        "95百分比, %, 95",
        "280条, 条/月, 280",
        "280 条/月, 条/月, 280",
        "280条, 条, 280",
        "280条, '', 280",
        "1.2万, 条, 12000",
        "1.2万条, 条, 12000",
        "1.2万条, 万条, 1.2",
        "12000条, 万条, 1.2",
        "20.18万元, 元, 201800",
        "201800元, 万元, 20.18",
        "'¥1,200', 元, 1200",
        "'￥1,200元', 元, 1200",
        "1亿元, 万元, 10000",
        "3日, 天, 3",
        "5名, 人, 5",
        "-5, '', -5",
        "－5, '', -5",
        "−5, '', -5",
        "+5, '', 5",
        ".5, '', 0.5",
        "0, '', 0",
        "007, '', 7",
        "280.00, '', 280",
        "十, '', 10",
        "十五, '', 15",
        "二十, '', 20",
        "一百, '', 100",
        "三百零二条, 条, 302",
        "三百二十, '', 320",
        "一千零二十, '', 1020",
        "两万三千, '', 23000",
        "一万零五, '', 10005",
        "三亿二千万, '', 320000000",
        "贰拾万壹仟捌佰元, 元, 201800",
        "二十万元, 万元, 20",
        "三点五, '', 3.5",
        "二〇二四, '', 2024",
        "百分之九十五, %, 95",
        "百分之百, %, 100",
        "百分之九十五点五, %, 95.5",
        "千分之三, ‰, 3",
        "九成, %, 90",
        "八成五, %, 85",
        "零, '', 0",
        "不低于三百条, 条, 300",
        "共280条, 条, 280",
        "完成280条, 条, 280",
        "达280条, 条, 280",
        "3起, 起, 3",
        "0起, '', 0",
        "3500米, 公里, 3.5",
        "3.5公里, 米, 3500",
        "3.5公里, 公里/年, 3.5",
        "100㎡, 平方米, 100",
        "百分百, %, 100"
    })
    @DisplayName("写法从宽：千分位、全角、百分号、单位、万")
    void many_ways_to_write_a_number(String typed, String measure, String number) {
        assertThat(TypedNumber.of(typed, Unit.of(measure)).value().orElseThrow())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest(name = "“{0}”（{1}）＝{2}")
    @CsvSource({
        "266÷280, %, 95",
        "266/280, %, 95",
        "２６６／２８０, %, 95",
        "266条 / 280条, %, 95",
        "1 ÷ 3, %, 33.3333333333",
        "2/3, ‰, 666.6666666667",
        "300/280, %, 107.1428571429",
        "0/280, %, 0",
        "1.2万元/1.5万元, %, 80",
        "1/200, %, 0.5"
    })
    @DisplayName("百分比指标可以写成分子÷分母，十位小数四舍五入")
    void a_rate_may_be_written_as_what_it_is_made_of(String typed, String measure, String number) {
        assertThat(TypedNumber.of(typed, Unit.of(measure)).value().orElseThrow())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest(name = "“{0}”（{1}）：{2}")
    @CsvSource({
        "266÷0, %, NOTHING_TO_DIVIDE_BY",
        "266/-280, %, NOTHING_TO_DIVIDE_BY",
        "95%/100, %, NOT_A_NUMBER",
        "≥266/280, %, NOT_A_NUMBER",
        "约266/280, %, APPROXIMATE",
        "266条/280人, %, UNIT_DIFFERS",
        "2/3/4, %, NOT_A_NUMBER",
        "12/12, 场, NOT_A_NUMBER",
        "266/280, '', NOT_A_NUMBER"
    })
    @DisplayName("不成立的分式说明原因；不是百分比的指标不猜")
    void a_quotient_that_says_nothing_is_refused(String typed, String measure, Why why) {
        assertThat(TypedNumber.of(typed, Unit.of(measure))).isEqualTo(new Unreadable(why));
    }

    @ParameterizedTest(name = "“{0}” 带 {1}")
    @CsvSource({
        "≥95%, ≥",
        ">=95%, ≥",
        "＞＝95%, ≥",
        "≧95%, ≥",
        "95%以上, ≥",
        "不低于95%, ≥",
        "95%+, ≥",
        "超过95%, >",
        "不足95%, <",
        "≤95%, ≤",
        "<=95%, ≤",
        "95%以下, ≤",
        "不超过95%, ≤",
        ">95%, >",
        "＜95%, <",
        "=95%, =",
        "95%, ''"
    })
    @DisplayName("上下限的写法")
    void bounds_are_noticed(String typed, String bound) {
        assertThat(TypedNumber.of(typed, Unit.of("%"))).isInstanceOfSatisfying(Read.class, read -> {
            assertThat(read.number()).isEqualByComparingTo("95");
            assertThat(read.bound()).isEqualTo(bound);
        });
    }

    @ParameterizedTest(name = "“{0}”（{1}）：{2}")
    @CsvSource({
        "约300, 条, APPROXIMATE",
        "300左右, 条, APPROXIMATE",
        "300余条, 条, APPROXIMATE",
        "三百多, 条, APPROXIMATE",
        "约三百条, 条, APPROXIMATE",
        "三百二, 条, NOT_A_NUMBER",
        "三四百, 条, NOT_A_NUMBER",
        "两三, 条, NOT_A_NUMBER",
        "百, 条, NOT_A_NUMBER",
        "一般, 条, NOT_A_NUMBER",
        "十分满意, '', NOT_A_NUMBER",
        "一千零二十零, '', NOT_A_NUMBER",
        "三百人, 条, UNIT_DIFFERS",
        "'', 条, NOT_A_NUMBER",
        "1e5, 条, NOT_A_NUMBER",
        "1E5, 条, NOT_A_NUMBER",
        "NaN, 条, NOT_A_NUMBER",
        "Infinity, 条, NOT_A_NUMBER",
        "0x10, 条, NOT_A_NUMBER",
        "1.2.3, 条, NOT_A_NUMBER",
        "5., 条, NOT_A_NUMBER",
        "--5, 条, NOT_A_NUMBER",
        "3/4, 条, NOT_A_NUMBER",
        "10-20, 条, NOT_A_NUMBER",
        "'1,2', 条, GROUPED_WRONGLY",
        "'12,00', 条, GROUPED_WRONGLY",
        "'1,2000', 条, GROUPED_WRONGLY",
        "'1,200 300', 条, GROUPED_WRONGLY",
        "280人次, 条, UNIT_DIFFERS",
        "95%, 条, UNIT_DIFFERS",
        "3个月, 天, UNIT_DIFFERS",
        "280条, %, UNIT_DIFFERS",
        "28O, '', NOT_A_NUMBER",
        "28O, 条, NOT_A_NUMBER",
        "2l0, '', NOT_A_NUMBER",
        "28l, '', NOT_A_NUMBER",
        "1234567890123456789012345678901, 条, TOO_LONG"
    })
    @DisplayName("不猜：约数、错位的千分位、别的单位，各有名目")
    void what_is_not_a_number_says_why(String typed, String measure, Why why) {
        assertThat(TypedNumber.of(typed, Unit.of(measure))).isEqualTo(new Unreadable(why));
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(
            strings = {
                "0",
                "7",
                "007",
                "00.0",
                "280",
                "95.5",
                "1.50",
                "0.00000000000000000000001",
                "1.",
                ".5",
                ".",
                "1.2.3",
                "1..2",
                "123456789012345678901234567890",
                "1234567890123456789012345678901",
                "12345678901234567890.123456789",
                "12345678901234567890.1234567890"
            })
    @DisplayName("只有数字的走近路，读出来与绕远路一样")
    void plain_digits_read_the_same_on_the_short_way(String typed) {
        for (var measure : List.of("", "%", "条", "万元", "天")) {
            var unit = Unit.of(measure);
            // White space before it sends it the long way.
            assertThat(TypedNumber.of(typed, unit)).as(measure).isEqualTo(TypedNumber.of(" " + typed, unit));
        }
    }

    @Test
    @DisplayName("过长的文字不读")
    void a_long_text_is_not_read() {
        assertThat(TypedNumber.of("1".repeat(100_000))).isEqualTo(new Unreadable(Why.TOO_LONG));
        assertThat(TypedNumber.of("1" + ",".repeat(50))).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest(name = "“{0}” 是 {1}")
    @CsvSource({
        "2024-09-30, 2024-09-30",
        "2024/9/30, 2024-09-30",
        "2024.9.30, 2024-09-30",
        "2024年9月30日, 2024-09-30",
        "２０２４年９月３０日, 2024-09-30",
        "20240930, 2024-09-30",
        "2024年9月, 2024-09-30",
        "2024年9月底前, 2024-09-30",
        "2024年2月底, 2024-02-29",
        "在2024年9月30日前完成, 2024-09-30",
        "2024年底, 2024-12-31",
        "2024-09-30T10:00:00+08:00, 2024-09-30",
        "2024-09-30 18:00, 2024-09-30",
        "2024年9月30日已完成, 2024-09-30",
        "9月30日前全部完成, 2023-09-30",
        "9月30日, 2023-09-30",
        "在12月底前完成, 2023-12-31",
        "12月, 2023-12-31",
        "年底前, 2023-12-31"
    })
    @DisplayName("日期的写法；没有年份的，以预算年度论")
    void many_ways_to_write_a_day(String typed, String day) {
        assertThat(TypedDate.of(typed, 2023)).contains(LocalDate.parse(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-02-30", "2024-13-01", "13月", "明年", "尽快", "20241301", "2024-9", "", "9月中旬", "99999999999"})
    @DisplayName("不是日期的不作日期；2024-9 是 9 月")
    void what_is_no_day(String typed) {
        var day = TypedDate.of(typed, 2023);
        assertThat(day)
                .isEqualTo(typed.equals("2024-9") ? Optional.of(LocalDate.parse("2024-09-30")) : Optional.empty());
    }

    @Test
    @DisplayName("没有年份，又不知预算年度，就不是日期")
    void a_day_without_any_year_is_none() {
        assertThat(TypedDate.of("12月底", null)).isEmpty();
    }

    @ParameterizedTest(name = "“{0}”（{1}）是 {2} 至 {3}")
    @CsvSource({
        "3..5, '', 3, 5",
        "3-5天, 天, 3, 5",
        "3～5, '', 3, 5",
        "3~5, '', 3, 5",
        "3至5, '', 3, 5",
        "'[3,5]', '', 3, 5",
        "80%-90%, %, 80, 90",
        "80-90%, %, 80, 90",
        "2-4万, 元, 20000, 40000",
        "-5..5, '', -5, 5",
        "-5~-1, '', -5, -1",
        "'1,000-2,000', '', 1000, 2000"
    })
    @DisplayName("区间的写法")
    void many_ways_to_write_an_interval(String typed, String measure, String from, String to) {
        var interval = TypedInterval.of(typed, Unit.of(measure)).orElseThrow();

        assertThat(interval.from()).isEqualByComparingTo(from);
        assertThat(interval.to()).isEqualByComparingTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "三二至五", "3至", "至5", "1,200", "a..b", "3..5..7", ""})
    @DisplayName("不是区间的不作区间")
    void what_is_no_interval(String typed) {
        assertThat(TypedInterval.of(typed, Unit.NONE)).isEmpty();
    }
}
