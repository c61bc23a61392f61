package cn.hengping.budget.monitoring;

import java.io.IOException;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rules of the lights: those shipped with the service, or the file that a district names in their place. */
@Configuration
class ShippedLights {

    @Bean
    RulesOfLights rulesOfLights(
            @Value("${hengping.light-rules:classpath:light-rules.json}") Resource file, JsonMapper json)
            throws IOException {
        try (var content = file.getInputStream()) {
            return new RulesOfLights(json.readValue(content, new TypeReference<List<LightRules>>() {}));
        }
    }
}
