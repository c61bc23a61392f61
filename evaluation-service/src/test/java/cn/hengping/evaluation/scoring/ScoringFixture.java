package cn.hengping.evaluation.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;

import cn.hengping.platform.PlatformModule;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** The rule sets as they are shipped. */
public final class ScoringFixture {
    public static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();

    private ScoringFixture() {}

    public static RuleSets shipped() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:rule-sets/*.json");
            return new ShippedRuleSets().ruleSets(files, JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
