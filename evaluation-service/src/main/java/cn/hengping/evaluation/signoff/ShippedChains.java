package cn.hengping.evaluation.signoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.Fingerprint;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the chains that are shipped with the service, or those of a folder that an office keeps itself. */
@Configuration
class ShippedChains {
    private static final String SCHEMA = "sign-off/chains/chain.schema.json";

    /** A file of the library. */
    record ChainFile(String code, int version, String name, String source, List<Desk> desks) {
        ChainFile {
            desks = List.copyOf(desks);
        }
    }

    /** Refuses to start with a chain that breaks its schema or cannot be walked. */
    @Bean
    ChainLibrary chainLibrary(
            @Value("${hengping.sign-off.chains:classpath*:sign-off/chains/*.yaml}") Resource[] files, JsonMapper json)
            throws IOException {
        var known = new ArrayList<ChainLibrary.Known>();
        for (var file : files) {
            known.add(read(file.getContentAsString(StandardCharsets.UTF_8), String.valueOf(file.getFilename()), json));
        }
        return new ChainLibrary(known);
    }

    static ChainLibrary.Known read(String yaml, String name, JsonMapper json) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        JsonNode tree = json.valueToTree(new Yaml(new SafeConstructor(options)).load(yaml));
        var schema = Objects.requireNonNull(ShippedChains.class.getClassLoader().getResourceAsStream(SCHEMA), SCHEMA);
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(tree);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(name + ": " + errors);
        }
        var file = json.treeToValue(tree, ChainFile.class);
        return new ChainLibrary.Known(
                file.name(),
                file.source(),
                new Fingerprint(json).ofText(json.writeValueAsString(tree)),
                new SignOffChain(file.desks(), file.code(), file.version()));
    }
}
