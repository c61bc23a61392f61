package cn.hengping.budget.project;

import java.io.IOException;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the reference data that is shipped with the service. */
@Configuration
class ReferenceData {

    @Bean
    EconomicClassification economicClassification(
            @Value("classpath:economic-classification.json") Resource file, JsonMapper json) throws IOException {
        try (var content = file.getInputStream()) {
            return new EconomicClassification(
                    json.readValue(content, new TypeReference<Map<Integer, Map<String, String>>>() {}));
        }
    }
}
