package cn.hengping.evaluation.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.inspection.recognition.Words;
import cn.hengping.evaluation.inspection.rules.Form;
import cn.hengping.evaluation.inspection.rules.Funds;
import cn.hengping.evaluation.inspection.rules.Grades;
import cn.hengping.evaluation.inspection.rules.Indicators;
import cn.hengping.evaluation.inspection.rules.Objectives;
import cn.hengping.evaluation.inspection.rules.People;
import cn.hengping.evaluation.inspection.rules.Scores;
import cn.hengping.evaluation.inspection.rules.Spending;
import cn.hengping.evaluation.inspection.rules.Statements;
import cn.hengping.evaluation.inspection.rules.Structure;
import cn.hengping.evaluation.inspection.rules.Wording;

/** All rules over one dossier (质量校验). Safe for any number of threads. */
public final class Inspection {
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** Refuses rules without a check, and checks without a rule. */
    public Inspection(Words words) {
        for (var row : words.rows("rules.txt")) {
            rules.put(
                    row.getFirst(),
                    new Rule(row.getFirst(), Severity.valueOf(row.get(1)), row.get(2), row.get(3), row.get(4)));
        }
        checks.putAll(Funds.checks());
        checks.putAll(Scores.checks());
        checks.putAll(new Grades(words).checks());
        checks.putAll(Statements.checks());
        checks.putAll(new Indicators(words).checks());
        checks.putAll(new Objectives(words).checks());
        checks.putAll(new Spending(words).checks());
        checks.putAll(new Wording(words).checks());
        checks.putAll(Structure.checks());
        checks.putAll(Form.checks());
        checks.putAll(People.checks());
        var withoutCheck = rules.keySet().stream()
                .filter(code -> !checks.containsKey(code) && !code.equals("CopiedFromElsewhere"))
                .toList();
        var withoutRule = checks.keySet().stream()
                .filter(code -> !rules.containsKey(code))
                .toList();
        if (!withoutCheck.isEmpty() || !withoutRule.isEmpty()) {
            throw new IllegalStateException("rules without check: " + withoutCheck + ", without rule: " + withoutRule);
        }
    }

    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** The rule of this code. */
    public Rule rule(String code) {
        var rule = rules.get(code);
        if (rule == null) {
            throw new IllegalArgumentException(code);
        }
        return rule;
    }

    /** The findings, grave ones first, then in the order of the rules. */
    public List<Finding> inspect(Dossier dossier) {
        var findings = new ArrayList<Finding>();
        checks.forEach((code, check) -> {
            var found = new Found(rule(code));
            check.look(dossier, found);
            findings.addAll(found.findings());
        });
        findings.sort(Comparator.comparing(Finding::severity));
        return findings;
    }
}
