package cn.hengping.evaluation.inspection;

import java.util.List;

/** A file that was read, what was recognised in it, and what is wrong with it. */
public record Inspected(Document document, Dossier dossier, List<Finding> findings) {
    public Inspected {
        findings = List.copyOf(findings);
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
