package cn.hengping.evaluation.scoring.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.Fingerprint;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.BodyMalformed;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a rule set from YAML (of which JSON is a part), holds it against its JSON Schema and against itself, and hashes its
 * content. Layout and comments do not change the hash.
 */
public final class RuleSetReader {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_DEPTH = 10;
    private static final String SCHEMA = "rule-sets/rule-set.schema.json";

    private final JsonMapper json;
    private final Fingerprint fingerprint;
    private final Schema schema;

    public RuleSetReader(JsonMapper json) {
        this.json = json;
        this.fingerprint = new Fingerprint(json);
        var text = Objects.requireNonNull(RuleSetReader.class.getClassLoader().getResourceAsStream(SCHEMA), SCHEMA);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    /** The rule set, or a refusal that names every place where the text breaks its schema or contradicts itself. */
    public RuleSets.Known read(String yaml) {
        var tree = tree(yaml);
        var faults = new ArrayList<Fault>();
        for (var error : schema.validate(tree)) {
            var property = Objects.requireNonNullElse(error.getProperty(), "");
            var pointer = error.getInstanceLocation() + (property.isEmpty() ? "" : "/" + property);
            faults.add(Fault.at(pointer, "RuleSetOffSchema", error.getKeyword()));
        }
        NotAcceptable.unless(faults);
        var rules = json.treeToValue(tree, RuleSet.class);
        NotAcceptable.unless(rules.faults().stream()
                .map(words -> Fault.at("", "RuleSetContradictsItself", words))
                .toList());
        return new RuleSets.Known(rules, fingerprint.ofText(json.writeValueAsString(tree)));
    }

    private JsonNode tree(String yaml) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(MOST_DEPTH);
        try {
            return json.valueToTree(new Yaml(new SafeConstructor(options)).load(yaml));
        } catch (YAMLException e) {
            throw new BodyMalformed(List.of(Fault.at("", "YamlUnreadable"))).asError();
        }
    }
}
