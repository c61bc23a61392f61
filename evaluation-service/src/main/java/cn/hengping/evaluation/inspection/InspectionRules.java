package cn.hengping.evaluation.inspection;

import java.nio.file.Path;

import cn.hengping.evaluation.inspection.recognition.Recogniser;
import cn.hengping.evaluation.inspection.recognition.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules and word lists that are shipped, with those that the bureau keeps in a folder of its own. */
@Configuration
class InspectionRules {

    @Bean
    Words inspectionWords(@Value("${hengping.inspection.words:}") String folder) {
        return new Words(folder.isBlank() ? null : Path.of(folder));
    }

    @Bean
    InspectFile inspectFile(Words words) {
        return new InspectFile(words);
    }

    @Bean
    Inspection inspection(InspectFile file) {
        return file.inspection();
    }

    @Bean
    Recogniser recogniser(Words words) {
        return new Recogniser(words);
    }
}
