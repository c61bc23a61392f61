package cn.hengping.evaluation.selfevaluation;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The places of an evaluation that a reason or a question may point at. */
public final class Places {
    /** The parts of an evaluation as it is served, and its findings by their codes. */
    private static final Set<String> PLACES = Set.of(
            "project",
            "execution",
            "selection",
            "team",
            "plan",
            "results",
            "narrative",
            "evidence",
            "scores",
            "preparation",
            "findings");

    private Places() {}

    /** A part of the evaluation; a line of the results by its indicator's code. */
    public static boolean hold(@Nullable String pointer, SelfEvaluation evaluation) {
        if (pointer == null || pointer.isEmpty()) {
            return true;
        }
        var parts = pointer.substring(1).split("/", -1);
        if (!PLACES.contains(parts[0])) {
            return false;
        }
        var isLine = parts.length > 2 && Set.of("results", "evidence").contains(parts[0]);
        return !isLine || evaluation.project().indicator(parts[1]).isPresent();
    }
}
