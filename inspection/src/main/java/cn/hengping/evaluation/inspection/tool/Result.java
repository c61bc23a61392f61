package cn.hengping.evaluation.inspection.tool;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Inspected;
import cn.hengping.evaluation.inspection.Severity;
import org.jspecify.annotations.Nullable;

/** What became of one file: it was inspected, or it could not be read. */
record Result(
        String file,
        @Nullable String unread,
        @Nullable String format,
        @Nullable Dossier dossier,
        List<Finding> findings) {
    Result {
        findings = List.copyOf(findings);
    }

    static Result unread(String file, String why) {
        return new Result(file, why, null, null, List.of());
    }

    static Result of(String file, Inspected inspected) {
        return new Result(file, null, inspected.document().format(), inspected.dossier(), inspected.findings());
    }

    Result and(List<Finding> more) {
        var all = new ArrayList<>(findings);
        all.addAll(more);
        return new Result(file, unread, format, dossier, all);
    }

    long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
