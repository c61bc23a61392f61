package cn.hengping.evaluation.scoring.rulebook;

import cn.hengping.evaluation.ruledata.RuleText;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a rule set, holds it against its JSON Schema and against itself, and hashes its content. */
public final class RuleSetReader {
    private static final int MOST_CHARACTERS = 100_000;

    private final RuleText text;

    public RuleSetReader(JsonMapper json) {
        this.text = new RuleText(json, "rule-sets/rule-set.schema.json", "RuleSetOffSchema", MOST_CHARACTERS);
    }

    /** The rule set, or a refusal that names every place where the text breaks its schema or contradicts itself. */
    public RuleSets.Known read(String yaml) {
        var content = text.read(yaml, RuleSet.class);
        NotAcceptable.unless(content.value().faults().stream()
                .map(words -> Fault.at("", "RuleSetContradictsItself", words))
                .toList());
        return new RuleSets.Known(content.value(), content.hash());
    }
}
