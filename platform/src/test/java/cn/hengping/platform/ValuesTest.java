package cn.hengping.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("金额、路径、岗位、翻页")
class ValuesTest {

    @Test
    @DisplayName("万元换算为元，精确到分")
    void wan_yuan_is_ten_thousand_yuan() {
        assertThat(Money.wanYuan("21.18")).hasToString("211800.00").isEqualTo(Money.of("211800"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1e-3", "99999999999999999.00", "1e400000000"})
    @DisplayName("金额不四舍五入，过长则拒绝")
    void money_is_never_rounded(String text) {
        assertThatThrownBy(() -> Money.of(text)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "130207, 130207/101, true",
        "130207/101, 130207/101, true",
        "130207/101, 130207/1011, false",
        "130207/101, 130207/102/101, false",
        "130207/102, 130207/102/102001, true",
        "130207/102/102001, 130207/102, false"
    })
    @DisplayName("上级管到下级，旁支不相及")
    void a_place_covers_itself_and_what_is_below(String above, String below, boolean covers) {
        assertThat(new UnitPath(above).covers(new UnitPath(below))).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "a/", "/a", "a/../b", "a b", "a/%2e", "a/b/c/d/e/f/g/h/i"})
    @DisplayName("路径只认规定的写法")
    void other_paths_are_no_paths(String text) {
        assertThatThrownBy(() -> new UnitPath(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("岗位由组路径读出，不认识的不算岗位")
    void a_post_is_read_from_the_path_of_its_group() {
        assertThat(Post.parse("/130207/101/PREPARER")).contains(new Post(Role.PREPARER, new UnitPath("130207/101")));
        assertThat(List.of("/130207/101", "/PREPARER", "PREPARER", "/130207/KING", "//PREPARER", ""))
                .allSatisfy(text -> assertThat(Post.parse(text)).isEmpty());
    }

    @Test
    @DisplayName("翻页标记只认自己写的")
    void a_cursor_reads_back_only_what_it_wrote() {
        assertThat(Page.keys(Page.cursor("130207/101", "a"), 2)).containsExactly("130207/101", "a");
        assertThat(List.of("%%%", "", "abc", "YWJjAGRl", Page.cursor("one"), Page.cursor("a", "b") + "A"))
                .allSatisfy(text -> assertThatThrownBy(() -> Page.keys(text, 2)).isInstanceOf(Refused.class));
    }

    @Test
    @DisplayName("编号依时间递增，同一种子重放相同")
    void identifiers_follow_time_and_replay() {
        var clock = java.time.Clock.fixed(java.time.Instant.ofEpochMilli(1_700_000_000_000L), java.time.ZoneOffset.UTC);
        var one = new Ids(clock, new java.util.Random(7)::nextLong);
        var other = new Ids(clock, new java.util.Random(7)::nextLong);

        var id = one.next();

        assertThat(id).isEqualTo(other.next());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    record Remark(String remark) {}

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\\u200b\\u200b, \"\"",
                "\\u00a0\\u3000, \"\"",
                "\\ufeff\\u2060\\u00ad, \"\"",
                "\\u000b\\u007f, \"\"",
                "\\u200b好, \u200b好"
            })
    @DisplayName("看不见的文字等于没有文字，看得见的原样保留")
    void text_of_which_nothing_can_be_seen_is_empty(String written, String read) {
        var json = JsonMapper.builder().addModule(new PlatformModule()).build();

        assertThat(json.readValue("{\"remark\":\"" + written + "\"}", Remark.class))
                .isEqualTo(new Remark(read));
    }
}
