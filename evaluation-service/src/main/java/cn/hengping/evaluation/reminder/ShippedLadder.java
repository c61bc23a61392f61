package cn.hengping.evaluation.reminder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ladder that is shipped with the service, or that of a file that an office keeps itself. */
@Configuration
class ShippedLadder {

    @Bean
    Ladder ladder(@Value("${hengping.ladder:classpath:sign-off/ladder.json}") Resource file, JsonMapper json)
            throws IOException {
        var ladder = json.readValue(file.getContentAsString(StandardCharsets.UTF_8), Ladder.class);
        if (!ladder.faults().isEmpty()) {
            throw new IllegalStateException("ladder: " + ladder.faults());
        }
        return ladder;
    }
}
