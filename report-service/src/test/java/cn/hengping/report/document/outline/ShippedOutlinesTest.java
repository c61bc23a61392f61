package cn.hengping.report.document.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.Refused;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineCodeShipped;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("系统自带的提纲与表样")
class ShippedOutlinesTest {
    private static final ShippedOutlines SHIPPED = new ShippedOutlines(
            JsonMapper.builder().addModule(new PlatformModule()).build());

    @ParameterizedTest
    @ValueSource(strings = {"founding", "national", "table-national", "table-nature", "table-review"})
    @DisplayName("自带的代码不得占用")
    void the_code_of_a_shipped_outline_is_not_free(String code) {
        assertThat(catchThrowableOfType(Refused.class, () -> SHIPPED.requireFree(code))
                        .refusal())
                .isEqualTo(new OutlineCodeShipped(code));
    }

    @Test
    @DisplayName("其他代码可以使用")
    void other_codes_are_free() {
        assertThatCode(() -> SHIPPED.requireFree("own")).doesNotThrowAnyException();
    }
}
