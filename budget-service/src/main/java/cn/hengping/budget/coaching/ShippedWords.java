package cn.hengping.budget.coaching;

import java.io.IOException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the coach's words: those shipped with the service, or the file that a district names in their place. */
@Configuration
class ShippedWords {

    @Bean
    Coach coach(@Value("${hengping.coaching-words:classpath:coaching-words.json}") Resource file, JsonMapper json)
            throws IOException {
        try (var content = file.getInputStream()) {
            return new Coach(json.readValue(content, Words.class));
        }
    }
}
