package cn.hengping.evaluation.scoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import cn.hengping.evaluation.Fingerprint;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rule sets that are shipped with the service. */
@Configuration
class ShippedRuleSets {

    @Bean
    RuleSets ruleSets(@Value("classpath*:rule-sets/*.json") Resource[] files, JsonMapper json) throws IOException {
        var fingerprint = new Fingerprint(json);
        var known = new ArrayList<RuleSets.Known>();
        for (var file : files) {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            known.add(new RuleSets.Known(json.readValue(text, RuleSet.class), fingerprint.ofText(text)));
        }
        return new RuleSets(known);
    }
}
