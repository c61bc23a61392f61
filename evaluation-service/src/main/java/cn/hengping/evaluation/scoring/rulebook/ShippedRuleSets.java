package cn.hengping.evaluation.scoring.rulebook;

import java.io.IOException;

import cn.hengping.evaluation.ruledata.RuleText;
import cn.hengping.evaluation.scoring.RuleSets;
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
        return new RuleSets(RuleText.shipped(files, reader::read));
    }
}
