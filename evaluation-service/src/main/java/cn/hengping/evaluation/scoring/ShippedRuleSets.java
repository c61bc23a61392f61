package cn.hengping.evaluation.scoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rule sets that are shipped with the service. */
@Configuration
class ShippedRuleSets {

    @Bean
    RuleSets ruleSets(@Value("classpath*:rule-sets/*.json") Resource[] files, JsonMapper json) throws IOException {
        var known = new ArrayList<RuleSets.Known>();
        for (var file : files) {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            known.add(new RuleSets.Known(json.readValue(text, RuleSet.class), hash(text, json)));
        }
        return new RuleSets(known);
    }

    /** Of the content, not of the file: keys sorted, no white space, so that formatting a file does not make a new rule set. */
    private static String hash(String text, JsonMapper json) {
        try {
            var sorting = json.rebuild()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
            var canonical = sorting.writeValueAsString(sorting.readValue(text, Map.class));
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
