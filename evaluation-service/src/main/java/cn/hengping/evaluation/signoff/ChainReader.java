package cn.hengping.evaluation.signoff;

import java.util.List;

import cn.hengping.evaluation.ruledata.RuleText;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chain, holds it against its JSON Schema and against the rules for chains, and walks its whole table. */
public final class ChainReader {
    private static final int MOST_CHARACTERS = 50_000;

    private final RuleText text;

    /** A file of the library. */
    record ChainFile(String code, int version, String name, String source, List<Desk> desks) {
        ChainFile {
            desks = List.copyOf(desks);
        }
    }

    public ChainReader(JsonMapper json) {
        this.text = new RuleText(json, "sign-off/chains/chain.schema.json", "ChainOffSchema", MOST_CHARACTERS);
    }

    /** The chain, or a refusal that names every place that is wrong, and the way into the dead end if there is one. */
    public ChainLibrary.Known read(String yaml) {
        var content = text.read(yaml, ChainFile.class);
        var file = content.value();
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
        return new ChainLibrary.Known(file.name(), file.source(), content.hash(), chain);
    }
}
