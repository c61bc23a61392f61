package cn.hengping.evaluation.inspection;

import java.util.ArrayList;
import java.util.List;

/** Where a rule puts what it finds; a rule that finds very much of the same is cut short. */
public final class Found {
    private static final int MOST = 40;

    private final Rule rule;
    private final List<Finding> findings = new ArrayList<>();

    Found(Rule rule) {
        this.rule = rule;
    }

    public void at(Place place, String evidence) {
        at(Severity.ERROR, place, evidence);
    }

    /** With no more than this severity, because something about the reading or the case is not certain. */
    public void at(Severity most, Place place, String evidence) {
        if (findings.size() < MOST) {
            findings.add(new Finding(
                    rule.code(),
                    rule.severity().atMost(most),
                    rule.title(),
                    rule.source(),
                    place,
                    evidence,
                    rule.clears()));
        }
    }

    /** An error only where both readings are certain. */
    public void at(Confidence sure, Place place, String evidence) {
        at(
                switch (sure) {
                    case CERTAIN -> Severity.ERROR;
                    case LIKELY -> Severity.WARNING;
                    case UNSURE -> Severity.HINT;
                },
                place,
                evidence);
    }

    List<Finding> findings() {
        return findings;
    }
}
