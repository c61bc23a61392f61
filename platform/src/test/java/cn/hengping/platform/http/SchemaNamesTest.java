package cn.hengping.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import com.fasterxml.jackson.databind.type.TypeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("接口说明中的名称")
class SchemaNamesTest {
    private final SchemaNames names = new SchemaNames();

    record Leave(Leave.Request request) {
        record Request(String from) {}
    }

    record Verdict(Verdict.Request request) {
        record Request(String words) {}
    }

    static final class VerdictController {
        record Request(int points) {}
    }

    private String name(Class<?> type) {
        return names.nameForType(TypeFactory.defaultInstance().constructType(type));
    }

    @Test
    @DisplayName("同名而不同物，各以所属之物区分")
    void nested_types_are_named_by_the_type_around_them() {
        assertThat(name(Leave.Request.class)).isEqualTo("SchemaNamesTest.Leave.Request");
        assertThat(name(Verdict.Request.class)).isEqualTo("SchemaNamesTest.Verdict.Request");
        assertThat(name(String.class)).isEqualTo("string");
        assertThatCode(() -> names.requireDistinct(
                        Set.of("SchemaNamesTest.Leave.Request", "SchemaNamesTest.Verdict.Request")))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("两物仍然同名的，不出说明")
    void two_types_under_one_name_are_refused() {
        name(Verdict.Request.class);
        name(VerdictController.Request.class);

        assertThatThrownBy(() -> names.requireDistinct(Set.of("SchemaNamesTest.Verdict.Request")))
                .hasMessageContaining("Verdict$Request")
                .hasMessageContaining("VerdictController$Request");
    }
}
