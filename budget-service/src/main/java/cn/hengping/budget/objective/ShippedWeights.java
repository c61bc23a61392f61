package cn.hengping.budget.objective;

import java.io.IOException;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the weight schemes: those shipped with the service, or the file that a district names in their place. */
@Configuration
class ShippedWeights {

    @Bean
    WeightSchemes weightSchemes(
            @Value("${hengping.weight-schemes:classpath:weight-schemes.json}") Resource file, JsonMapper json)
            throws IOException {
        try (var content = file.getInputStream()) {
            return new WeightSchemes(json.readValue(content, new TypeReference<List<WeightScheme>>() {}));
        }
    }
}
