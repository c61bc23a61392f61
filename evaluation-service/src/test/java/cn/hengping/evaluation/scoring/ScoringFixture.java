package cn.hengping.evaluation.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import cn.hengping.evaluation.scoring.rulebook.RuleSetReader;
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
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:rule-sets/*.yaml");
            var reader = new RuleSetReader(JSON);
            var known = new ArrayList<RuleSets.Known>();
            for (var file : files) {
                known.add(reader.read(file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return new RuleSets(known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
