package cn.hengping.evaluation.signoff;

import java.io.IOException;

import cn.hengping.evaluation.ruledata.RuleText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the chains that are shipped with the service, or those of a folder that an office keeps itself. */
@Configuration
class ShippedChains {

    @Bean
    ChainReader chainReader(JsonMapper json) {
        return new ChainReader(json);
    }

    /** Refuses to start with a chain that breaks its schema or cannot be walked. */
    @Bean
    ChainLibrary chainLibrary(
            @Value("${hengping.sign-off.chains:classpath*:sign-off/chains/*.yaml}") Resource[] files,
            ChainReader reader)
            throws IOException {
        return new ChainLibrary(RuleText.shipped(files, reader::read));
    }
}
