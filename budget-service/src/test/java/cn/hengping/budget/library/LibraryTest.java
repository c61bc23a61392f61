package cn.hengping.budget.library;

import static cn.hengping.budget.library.Standing.ADOPTED;
import static cn.hengping.budget.library.Standing.PROPOSED;
import static cn.hengping.budget.project.ProjectFixture.actor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import cn.hengping.budget.library.LibraryRefusal.LibraryCodeMalformed;
import cn.hengping.budget.library.LibraryRefusal.StandsAlready;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("指标库")
class LibraryTest {
    private static final Actor KEEPER = actor("jx", Role.CAMPAIGN_MANAGER, "130207");
    private static final Actor PREPARER = actor("wx-preparer", Role.PREPARER, "130207/101");
    private static final Wording WORDING =
            new Wording("20502", "教育", Aspect.QUANTITY, "新增学位数", Sign.AT_LEAST, "90..2000", "个", "学籍系统");

    @Test
    @DisplayName("随产品附带的指标：不少于150条、12类，代码与名称各不相同，都合规")
    void the_starter_library_is_good() throws IOException {
        var entries = starters();

        assertThat(entries)
                .hasSizeGreaterThanOrEqualTo(150)
                .allSatisfy(entry -> assertThat(entry.standing()).isEqualTo(ADOPTED));
        assertThat(entries).extracting(LibraryEntry::code).doesNotHaveDuplicates();
        assertThat(entries).extracting(entry -> entry.wording().name()).doesNotHaveDuplicates();
        var fields = new TreeSet<String>();
        entries.forEach(entry -> fields.add(entry.wording().field()));
        assertThat(fields)
                .hasSizeGreaterThanOrEqualTo(12)
                .contains("信息化", "道路", "教育", "卫生", "环保", "农业", "文化", "公共安全", "培训会议", "采购", "维修维护");
    }

    private static List<LibraryEntry> starters() throws IOException {
        var text = new ClassPathResource("indicator-library.json").getContentAsString(StandardCharsets.UTF_8);
        return StarterLibrary.read(
                text, JsonMapper.builder().addModule(new PlatformModule()).build());
    }

    @Test
    @DisplayName("谁写目标、谁审目标，谁就可以推荐；收录、撤下、改写只归绩效管理岗")
    void proposed_by_many_and_kept_by_one() {
        var proposed = LibraryEntry.propose("edu-99", WORDING, PREPARER);

        assertThat(proposed.standing()).isEqualTo(PROPOSED);
        assertThat(proposed.take(LibraryEntry.Step.ADOPT, by(KEEPER, 1)).standing())
                .isEqualTo(ADOPTED);
        assertThat(refused(() -> proposed.take(LibraryEntry.Step.ADOPT, by(PREPARER, 1))))
                .isInstanceOf(NotYourRole.class);
        assertThat(refused(() -> proposed.rewrite(WORDING, by(actor("jx", Role.CAMPAIGN_MANAGER, "130207/101"), 1))))
                .isInstanceOf(OutsideYourScope.class);
        assertThat(refused(() -> LibraryEntry.propose("a", WORDING, actor("sj", Role.AUDITOR, "130207"))))
                .isInstanceOf(NotYourRole.class);
        assertThat(refused(() -> LibraryEntry.propose("a b", WORDING, PREPARER)))
                .isEqualTo(new LibraryCodeMalformed("a b"));
        assertThat(refused(() -> proposed.rewrite(WORDING, by(KEEPER, 7)))).isEqualTo(new ChangedMeanwhile());
        var adopted = proposed.take(LibraryEntry.Step.ADOPT, by(KEEPER, 1));
        assertThat(refused(() -> adopted.take(LibraryEntry.Step.ADOPT, by(KEEPER, 2))))
                .isEqualTo(new StandsAlready("edu-99", ADOPTED));
        assertThat(adopted.may(KEEPER)).containsExactly("WITHDRAW");
        assertThat(adopted.may(PREPARER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 90..95, true",
        "AT_LEAST, '', true",
        "AT_LEAST, 若干, false",
        "BY_DATE, 11-30, true",
        "BY_DATE, 11-32, false",
        "QUALITATIVE, 全部达标, true"
    })
    @DisplayName("常用指标值须合于指标符号")
    void a_typical_target_fits_its_sign(Sign sign, String typical, boolean fits) {
        var wording = new Wording("205", "教育", Aspect.QUALITY, "名", sign, typical, "%", "表");

        assertThat(wording.faults().isEmpty()).isEqualTo(fits);
    }

    @Test
    @DisplayName("写错的地方一次说清")
    void everything_wrong_is_said_at_once() {
        var wording = new Wording("20x", "", Aspect.QUALITY, " ", Sign.EQUAL, "x", "", "");

        assertThat(wording.faults())
                .extracting(Fault::pointer)
                .containsExactly("/functionCode", "/typicalTarget", "/field", "/name", "/measure", "/evidenceSource");
    }

    @ParameterizedTest
    @CsvSource({
        "道路工程都要验收合格, road-04",
        "对全县农村公路进行日常养护的里程, road-02",
        "疫苗接种的剂次, pub-02",
        "重大事故隐患整改, emg-04",
        "政务系统接入的单位, it-02"
    })
    @DisplayName("按相邻两字的重合推荐，说得出重合在哪里")
    void what_is_alike_is_proposed(String text, String code) throws IOException {
        var proposals = new Shelf(starters()).like(text, Set.of(), 5);

        assertThat(proposals).hasSizeLessThanOrEqualTo(5);
        assertThat(proposals).extracting(one -> one.entry().code()).contains(code);
        assertThat(proposals).allSatisfy(one -> {
            assertThat(one.shared()).hasSizeGreaterThanOrEqualTo(2).allMatch(Grams.plain(text)::contains);
            assertThat(one.likeness().doubleValue()).isBetween(0.4, 1.0);
        });
    }

    @Test
    @DisplayName("已经用上的不再推荐；毫不相干的也不推荐")
    void what_is_taken_or_foreign_is_not_proposed() throws IOException {
        var shelf = new Shelf(starters());
        var best = shelf.like("道路改造里程", Set.of(), 1).getFirst().entry();

        assertThat(best.code()).isEqualTo("road-01");
        assertThat(shelf.like("道路改造里程", Set.of("road-01"), 5))
                .extracting(one -> one.entry().code())
                .doesNotContain("road-01");
        assertThat(shelf.like("道路改造里程", Set.of(Grams.plain("道路改造里程")), 5))
                .extracting(one -> one.entry().code())
                .doesNotContain("road-01");
        assertThat(shelf.like("abc", Set.of(), 5)).isEmpty();
    }

    private static Command by(Actor actor, long version) {
        return new Command(actor, java.time.Instant.parse("2024-02-05T02:00:00Z"), version, null);
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(Refused.class, act::run).refusal();
    }
}
