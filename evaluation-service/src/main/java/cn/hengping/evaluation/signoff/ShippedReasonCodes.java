package cn.hengping.evaluation.signoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the reasons that are shipped with the service, or those of a file that an office keeps itself. */
@Configuration
class ShippedReasonCodes {

    @Bean
    ReasonCodes reasonCodes(
            @Value("${hengping.reason-codes:classpath:sign-off/reason-codes.json}") Resource file, JsonMapper json)
            throws IOException {
        return json.readValue(file.getContentAsString(StandardCharsets.UTF_8), ReasonCodes.class);
    }
}
