package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("留存的模糊测试样本")
class FuzzCorpusTest {

    static List<Path> kept() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/fuzz"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    @DisplayName("每个样本都读得了，或按名目拒绝")
    void each_is_read_or_refused_by_name(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);

        assertThatCode(() -> FuzzTarget.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
    }
}
