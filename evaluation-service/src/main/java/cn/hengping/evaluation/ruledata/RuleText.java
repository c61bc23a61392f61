package cn.hengping.evaluation.ruledata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import cn.hengping.evaluation.Fingerprint;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.BodyMalformed;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Refused;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads rule data from YAML (of which JSON is a part), holds it against its JSON Schema, and hashes its content. Layout and
 * comments do not change the hash.
 */
public final class RuleText {
    private static final int MOST_DEPTH = 10;

    private final JsonMapper json;
    private final Fingerprint fingerprint;
    private final Schema schema;
    private final String offSchema;
    private final int mostCharacters;

    /** {@code offSchema} is the code of the fault for each place that breaks the schema. */
    public RuleText(JsonMapper json, String schema, String offSchema, int mostCharacters) {
        this.json = json;
        this.fingerprint = new Fingerprint(json);
        this.offSchema = offSchema;
        this.mostCharacters = mostCharacters;
        var text = Objects.requireNonNull(RuleText.class.getClassLoader().getResourceAsStream(schema), schema);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    /** The content, and the SHA-256 of its canonical text. */
    public record Content<T>(T value, String hash) {}

    /** The content, or a refusal that names every place where the text breaks its schema. */
    public <T> Content<T> read(String yaml, Class<T> type) {
        var tree = tree(yaml);
        NotAcceptable.unless(offSchema(tree));
        return new Content<>(json.treeToValue(tree, type), fingerprint.ofText(json.writeValueAsString(tree)));
    }

    private JsonNode tree(String yaml) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(mostCharacters);
        options.setNestingDepthLimit(MOST_DEPTH);
        try {
            return json.valueToTree(new Yaml(new SafeConstructor(options)).load(yaml));
        } catch (YAMLException e) {
            throw new BodyMalformed(List.of(Fault.at("", "YamlUnreadable"))).asError();
        }
    }

    private List<Fault> offSchema(JsonNode tree) {
        var faults = new ArrayList<Fault>();
        for (var error : schema.validate(tree)) {
            var property = Objects.requireNonNullElse(error.getProperty(), "");
            var pointer = error.getInstanceLocation() + (property.isEmpty() ? "" : "/" + property);
            faults.add(Fault.at(pointer, offSchema, error.getKeyword()));
        }
        return faults;
    }

    /** What is shipped in these files: a service does not start with a wrong one. */
    public static <T> List<T> shipped(Resource[] files, Function<String, T> reading) throws IOException {
        var all = new ArrayList<T>();
        for (var file : files) {
            all.add(shipped(
                    file.getContentAsString(StandardCharsets.UTF_8), String.valueOf(file.getFilename()), reading));
        }
        return all;
    }

    /** The same of one file's text. */
    public static <T> T shipped(String text, String name, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (Refused refused) {
            throw new IllegalStateException(name + ": " + refused.refusal(), refused);
        }
    }
}
