package cn.hengping.evaluation.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("说明书中的签批图")
class ReadmeTest {
    private static final String BEGIN = "<!-- chain:begin -->\n";
    private static final String END = "<!-- chain:end -->";

    @Test
    @DisplayName("由步骤表画出，与代码一致；-Dhengping.accept=true 重画")
    void the_diagram_in_the_readme_is_drawn_from_the_table() throws IOException {
        var file = Path.of("..", "README.md");
        var readme = Files.readString(file);
        var drawn = "```mermaid\n" + SelfEvaluationFixture.chain().diagram() + "\n```\n";
        var from = readme.indexOf(BEGIN) + BEGIN.length();
        var to = readme.indexOf(END);

        if (Boolean.getBoolean("hengping.accept")) {
            Files.writeString(file, readme.substring(0, from) + drawn + readme.substring(to));
            return;
        }

        assertThat(readme.substring(from, to)).isEqualTo(drawn);
    }
}
