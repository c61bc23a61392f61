package cn.hengping.evaluation.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.scoring.ScoringRefusal.NoSuchRuleSet;

/** The rule sets that this district knows, each with the hash of its content. */
public final class RuleSets {
    /** A rule set and the SHA-256 of its canonical content. */
    public record Known(RuleSet rules, String hash) {}

    private final List<Known> known;

    /** Refuses to start with a rule set that contradicts itself. */
    public RuleSets(List<Known> known) {
        for (var one : known) {
            var faults = one.rules().faults();
            if (!faults.isEmpty()) {
                throw new IllegalStateException("rule set " + one.rules().code() + ": " + faults);
            }
        }
        this.known = known.stream()
                .sorted(Comparator.comparing((Known one) -> one.rules().code())
                        .thenComparingInt(one -> one.rules().version()))
                .toList();
    }

    public List<Known> all() {
        return known;
    }

    /** The highest version of this code, if there is one. */
    public Optional<Known> newest(String code) {
        return known.stream().filter(one -> one.rules().code().equals(code)).reduce((_, later) -> later);
    }

    public Known get(String code, int version) {
        return known.stream()
                .filter(one -> one.rules().code().equals(code) && one.rules().version() == version)
                .findFirst()
                .orElseThrow(() -> new NoSuchRuleSet(code, version).asError());
    }
}
