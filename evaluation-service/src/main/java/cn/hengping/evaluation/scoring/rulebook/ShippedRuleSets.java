package cn.hengping.evaluation.scoring.rulebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.platform.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** The rule sets that are shipped with the service: a service does not start with a wrong one. */
@Configuration
class ShippedRuleSets {

    @Bean
    RuleSetReader ruleSetReader(JsonMapper json) {
        return new RuleSetReader(json);
    }

    @Bean
    RuleSets ruleSets(@Value("classpath*:rule-sets/*.yaml") Resource[] files, RuleSetReader reader) throws IOException {
        var known = new ArrayList<RuleSets.Known>();
        for (var file : files) {
            try {
                known.add(reader.read(file.getContentAsString(StandardCharsets.UTF_8)));
            } catch (Refused refused) {
                throw new IllegalStateException(file.getFilename() + ": " + refused.refusal(), refused);
            }
        }
        return new RuleSets(known);
    }
}
