package cn.hengping.budget.coaching;

import static cn.hengping.budget.coaching.CoachingFixture.coach;
import static cn.hengping.budget.coaching.CoachingFixture.draft;
import static cn.hengping.budget.coaching.CoachingFixture.line;
import static cn.hengping.budget.coaching.CoachingFixture.shelf;
import static cn.hengping.budget.coaching.HintKind.ALL_QUALITATIVE;
import static cn.hengping.budget.coaching.HintKind.CONTRADICTS_SIGN;
import static cn.hengping.budget.coaching.HintKind.MISSING_DIMENSION;
import static cn.hengping.budget.coaching.HintKind.NO_BASELINE;
import static cn.hengping.budget.coaching.HintKind.NUMBER_WITHOUT_INDICATOR;
import static cn.hengping.budget.coaching.HintKind.TOO_HEAVY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;

import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("填报辅导")
class CoachTest {
    private static final Draft.DraftIndicator OUTPUT = line(Aspect.QUANTITY, "上报信息条数", Sign.AT_LEAST, "280", "条/月");
    private static final Draft.DraftIndicator BENEFIT = line(Aspect.SOCIAL, "受益人数", Sign.AT_LEAST, "1.2", "万人");

    private final Coach coach = coach();

    @Test
    @DisplayName("可衡量的目标，一句话也不说")
    void a_measurable_objective_is_left_in_peace() {
        assertThat(coach.hints(draft("2024年每月上报信息280条，惠及12000人，3月底前部署，24小时值守。", OUTPUT, BENEFIT)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "建成3座泵站, 3",
        "培训２００人次, ２００",
        "上报信息300条, 300",
        "合格率达到98.5%, 98.5",
        "覆盖1万户, 1",
    })
    @DisplayName("目标中的数字须有指标与之对应，并指出是哪几个字")
    void a_number_of_the_objective_needs_its_indicator(String objective, String number) {
        var hints = coach.hints(draft("全年工作：" + objective, OUTPUT, BENEFIT));

        assertThat(hints).singleElement().satisfies(hint -> {
            assertThat(hint.kind()).isEqualTo(NUMBER_WITHOUT_INDICATOR);
            assertThat(("全年工作：" + objective).substring(hint.from(), hint.to())).isEqualTo(number);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "落实冀财〔2023〕18号文件",
        "2024年9月30日前完成",
        "安排资金21.18万元",
        "1.开展检查；2.开展宣传",
        "建设5G基站和4A景区",
        "全天24小时值守",
        "执行GB/T9704标准",
        "贯彻第20次会议精神"
    })
    @DisplayName("文号、日期、金额、序号、名称中的数字不算目标值")
    void numbers_that_are_no_target_are_left_alone(String objective) {
        assertThat(coach.hints(draft(objective, OUTPUT, BENEFIT))).isEmpty();
    }

    @Test
    @DisplayName("缺产出或效益指标的、全部定性的、单项超过30分的，都说出来")
    void the_whole_is_read_too() {
        var words = line(Aspect.QUALITY, "档案整理", Sign.QUALITATIVE, "全部归档", "定性");
        var heavy = new Draft.DraftIndicator(
                null, Aspect.QUANTITY, "清扫面积", Sign.AT_LEAST, "8", "万平方米", new BigDecimal("30.01"), "台账", null, null);

        assertThat(kinds(draft(null, words, words))).containsExactly(MISSING_DIMENSION, ALL_QUALITATIVE);
        assertThat(kinds(draft(null, heavy, BENEFIT))).containsExactly(TOO_HEAVY);
        assertThat(coach.hints(draft(null, BENEFIT)).getFirst().arguments()).containsExactly("OUTPUT");
    }

    @Test
    @DisplayName("还没有动笔的，不说什么")
    void nothing_is_said_of_what_is_not_begun() {
        var empty = new Draft.DraftIndicator(null, null, null, null, null, null, null, null, null, null);

        assertThat(coach.hints(new Draft(null, null, null))).isEmpty();
        assertThat(coach.hints(draft("", empty))).isEmpty();
    }

    @Test
    @DisplayName("指出的是哪几个字，字数按原文")
    void the_span_is_that_of_the_words() {
        var target = "全年，不超过２００人次";
        var hint = coach.hints(draft(null, line(Aspect.QUANTITY, "培训", Sign.AT_LEAST, target, "人次"), BENEFIT))
                .getFirst();

        assertThat(hint.kind()).isEqualTo(CONTRADICTS_SIGN);
        assertThat(hint.pointer()).isEqualTo("/indicators/0/target");
        assertThat(target.substring(hint.from(), hint.to())).isEqualTo("不超过");
    }

    @Test
    @DisplayName("补上所缺的，提示就消失")
    void what_clears_a_hint_clears_it() {
        var without = new Draft.DraftIndicator(
                null, Aspect.ECONOMIC, "游客人次增长率", Sign.AT_LEAST, "7", "%", null, "票务系统", null, null);
        var with = new Draft.DraftIndicator(
                null, Aspect.ECONOMIC, "游客人次增长率", Sign.AT_LEAST, "7", "%", null, "票务系统", null, "2023年31万人次");

        assertThat(kinds(draft(null, OUTPUT, without))).containsExactly(NO_BASELINE);
        assertThat(kinds(draft(null, OUTPUT, with))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HintKind.class)
    @DisplayName("每一种提示都有说法和改法")
    void every_hint_says_what_and_how(HintKind kind) throws IOException {
        var titles = new Properties();
        titles.load(new StringReader(CoachingFixture.text("messages.properties")));

        assertThat(titles.getProperty("hint." + kind)).isNotBlank();
        assertThat(titles.getProperty("hint." + kind + ".clears")).isNotBlank();
    }

    @Test
    @DisplayName("任何文字都读得下去：乱码、极长的数字、半个字，位置总在文内，两次结果相同")
    void any_text_is_read() {
        var random = new Random(20240517);
        var signs = List.of(Sign.values());
        var aspects = List.of(Aspect.values());
        var pieces = List.of(
                "9".repeat(60), "1,", ".", "％", "不低于", "≥", "万", "〔", "年", "\ud83d", "\n", "零", "0", "较", "增长", "𠮷");
        for (var round = 0; round < 3_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(20); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var said = text.toString();
            var sign = signs.get(random.nextInt(signs.size()));
            var aspect = aspects.get(random.nextInt(aspects.size()));
            var draft = draft(said, line(aspect, said, sign, said, said));

            var hints = coach.hints(draft);

            assertThat(hints).isEqualTo(coach.hints(draft)).allSatisfy(hint -> {
                assertThat(hint.from()).isBetween(0, hint.to());
                assertThat(hint.to()).isLessThanOrEqualTo(said.length());
            });
        }
    }

    @Test
    @DisplayName("超出篇幅的草稿不读")
    void a_draft_beyond_all_measure_is_not_read() {
        assertThat(draft("目".repeat(2_001), line(Aspect.QUALITY, "名".repeat(201), Sign.EQUAL, "1", "个"))
                        .faults())
                .extracting(Fault::pointer)
                .containsExactly("/objective", "/indicators/0");
        assertThat(new Draft(null, Collections.nCopies(61, OUTPUT), null).faults())
                .extracting(Fault::pointer)
                .containsExactly("/indicators");
    }

    @Test
    @DisplayName("边写边提示够快：每核每秒不少于5000次")
    void it_keeps_up_with_typing() {
        var shelf = shelf();
        var lines = new ArrayList<Draft.DraftIndicator>();
        CoachingFixture.labelled("tuned.txt").stream()
                .limit(8)
                .map(CoachingFixture.Labelled::line)
                .forEach(lines::add);
        var draft = new Draft(
                "全年稳定运行舆情监测与应急处置机制，按月上报舆情信息280条，开展网络安全宣传4场，检查单位36家，合格率95%以上。".repeat(3), lines, "/indicators/3");
        for (var i = 0; i < 20_000; i++) {
            assertThat(GiveCoaching.advise(draft, coach, shelf).hints()).isNotEmpty();
        }
        var cpu = ManagementFactory.getThreadMXBean();
        var best = 0L;
        for (var round = 0; round < 5; round++) {
            var begin = cpu.getCurrentThreadCpuTime();
            for (var i = 0; i < 2_000; i++) {
                GiveCoaching.advise(draft, coach, shelf);
            }
            best = Math.max(best, 2_000L * 1_000_000_000L / (cpu.getCurrentThreadCpuTime() - begin));
        }

        System.out.printf(Locale.ROOT, "COACH %d drafts of 8 indicators a second on one core%n", best);
        assertThat(best).isGreaterThanOrEqualTo(5_000);
    }

    private List<HintKind> kinds(Draft draft) {
        return coach.hints(draft).stream().map(Hint::kind).toList();
    }
}
