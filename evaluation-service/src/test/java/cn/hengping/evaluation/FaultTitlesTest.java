package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("不符之处的中文说明")
class FaultTitlesTest {
    private static final Pattern CODE = Pattern.compile("Fault\\.at\\(\\s*[^;]*?,\\s*\"([A-Z][A-Za-z]+)\"");

    @Test
    @DisplayName("每一种不符之处都有中文说明")
    void every_fault_has_a_chinese_title() throws IOException {
        var titles = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            titles.load(file);
        }
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }

        assertThat(codes)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        code -> assertThat(titles.getProperty(code)).as(code).matches("(?s).*[\\u4e00-\\u9fff].*"));
    }
}
