package cn.hengping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("变更前后")
class DifferencesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {} | []",
                "{\"a\":1} | {\"a\":1} | []",
                "{\"a\":null} | {} | []",
                "{\"a\":1} | {\"a\":2,\"b\":[1]} | [/a 1 2, /b null [1]]",
                "{\"a\":{\"x\":1,\"y\":2}} | {\"a\":{\"x\":1}} | [/a/y 2 null]",
                "{\"a\":[1,2]} | {\"a\":[1,3,4]} | [/a/1 2 3, /a/2 null 4]",
                "{\"a/b\":{\"~\":1}} | {\"a/b\":{\"~\":2}} | [/a~1b/~0 1 2]",
                "{\"a\":1} | {\"a\":{\"b\":1}} | [/a 1 {\"b\":1}]"
            })
    @DisplayName("逐处写明位置、原来的值、现在的值；空与没有是一回事")
    void every_place_is_told_with_what_stood_and_what_stands_there(String before, String after, String expected) {
        var found = Differences.between(JSON.readTree(before), JSON.readTree(after)).stream()
                .map(one -> one.pointer() + " " + one.before() + " " + one.after())
                .toList();

        assertThat(found.toString()).isEqualTo(expected);
    }

    @Test
    @DisplayName("变得太多时，记整体的前后，不记几百处")
    void too_many_differences_are_one() {
        var before = JSON.createArrayNode();
        var after = JSON.createArrayNode();
        for (var i = 0; i < 1_000; i++) {
            before.add(i);
            after.add(i + 1);
        }

        assertThat(Differences.between(before, after)).hasSize(1);
    }
}
