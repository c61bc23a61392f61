package cn.hengping.evaluation.signoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.evaluation.Fingerprint;
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
 * Reads a chain from YAML (of which JSON is a part), holds it against its JSON Schema, against the rules for chains, and walks its
 * whole table. Layout and comments do not change its hash.
 */
public final class ChainReader {
    private static final int MOST_CHARACTERS = 50_000;
    private static final int MOST_DEPTH = 10;
    private static final String SCHEMA = "sign-off/chains/chain.schema.json";

    private final JsonMapper json;
    private final Fingerprint fingerprint;
    private final Schema schema;

    /** A file of the library. */
    record ChainFile(String code, int version, String name, String source, List<Desk> desks) {
        ChainFile {
            desks = List.copyOf(desks);
        }
    }

    public ChainReader(JsonMapper json) {
        this.json = json;
        this.fingerprint = new Fingerprint(json);
        var text = Objects.requireNonNull(ChainReader.class.getClassLoader().getResourceAsStream(SCHEMA), SCHEMA);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    /** The chain, or a refusal that names every place that is wrong, and the way into the dead end if there is one. */
    public ChainLibrary.Known read(String yaml) {
        var tree = tree(yaml);
        NotAcceptable.unless(offSchema(tree));
        var file = json.treeToValue(tree, ChainFile.class);
        var chain = new SignOffChain(file.desks(), file.code(), file.version());
        NotAcceptable.unless(chain.faults().stream()
                .map(fault ->
                        new Fault(fault.pointer().replaceFirst("^/chain", "/desks"), fault.code(), fault.arguments()))
                .toList());
        var walked = Exploration.ofTable(chain.edges());
        if (!walked.isSound()) {
            var way = String.join("；", walked.timeline());
            NotAcceptable.unless(List.of(Fault.at("/desks", "ChainCannotBeWalked", way)));
        }
        return new ChainLibrary.Known(
                file.name(), file.source(), fingerprint.ofText(json.writeValueAsString(tree)), chain);
    }

    private List<Fault> offSchema(JsonNode tree) {
        var faults = new ArrayList<Fault>();
        for (var error : schema.validate(tree)) {
            var property = Objects.requireNonNullElse(error.getProperty(), "");
            var pointer = error.getInstanceLocation() + (property.isEmpty() ? "" : "/" + property);
            faults.add(Fault.at(pointer, "ChainOffSchema", error.getKeyword()));
        }
        return faults;
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
