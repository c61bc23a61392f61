package cn.hengping.evaluation.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.ruledata.RuleText;
import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.platform.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayName("签批链库")
class ChainLibraryTest {
    private static final String USUAL = text("usual-1");

    private static String text(String file) {
        try {
            return new PathMatchingResourcePatternResolver()
                    .getResource("classpath:sign-off/chains/" + file + ".yaml")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ChainLibrary.Known read(String yaml) {
        return RuleText.shipped(yaml, "test", new ChainReader(ScoringFixture.JSON)::read);
    }

    @Test
    @DisplayName("已发布的链不再改动：内容的指纹就在这里")
    void published_chains_never_change() {
        var hashes = Map.of(
                "usual/1", read(USUAL).hash(),
                "two-signatures/1", read(text("two-signatures-1")).hash());

        assertThat(hashes)
                .isEqualTo(Map.of(
                        "usual/1", "sha256:a7a64f7864027f12b66c3bc12203d2edcccdb22f3c17f7d6d32f1ce80577c2eb",
                        "two-signatures/1", "sha256:accd9b377021d2a157234dd85665fd8a6a702dfc66d234b886178e47c13e69b7"));
    }

    @Test
    @DisplayName("不写版本即取最新；没有的链、没有的版本，明白拒绝")
    void the_newest_version_counts_where_none_is_named() {
        var library = new ChainLibrary(List.of(
                read(USUAL.replace("version: 1", "version: 2").replace("dueWorkingDays: 10", "dueWorkingDays: 7")),
                read(USUAL)));

        assertThat(library.named("usual", null).version()).isEqualTo(2);
        assertThat(library.named("usual", 1).chain().desks().getLast().dueWorkingDays())
                .isEqualTo(10);
        assertThatThrownBy(() -> library.named("usual", 3)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> library.named("nowhere", null)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest(name = "“{0}”换成“{1}”")
    @CsvSource({
        "'role: UNIT_HEAD', 'role: SYSTEM_ADMIN'",
        "'level: UNIT,', 'level: MOON,'",
        "'version: 1', 'version: one'",
        "'code: usual', 'code: Usual'",
        "'name:', 'nmae:'",
        "'desk: UNIT_HEAD', 'desk: TEAM_LEADER'",
        "'level: DISTRICT', 'level: UNIT'"
    })
    @DisplayName("不合格式、走不通的链，服务不肯启动")
    void a_wrong_chain_keeps_the_service_from_starting(String from, String to) {
        var wrong = USUAL.replace(from, to);
        assertThat(wrong).isNotEqualTo(USUAL);

        assertThatThrownBy(() -> new ChainLibrary(List.of(read(wrong)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("同一版本不得有两份")
    void a_version_is_there_once() {
        assertThatThrownBy(() -> new ChainLibrary(List.of(read(USUAL), read(USUAL))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
    }
}
