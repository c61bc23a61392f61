package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;
import java.util.List;

import cn.hengping.evaluation.project.Adjustment;
import cn.hengping.evaluation.signoff.Step;

/** How the project of an evaluation was adjusted after its approval, and which of that the evaluation is about. */
public record ProjectChanges(List<Line> items) {

    /**
     * An adjustment as the readers of an evaluation see it.
     *
     * @param included whether what is filled in, or was submitted, is held against the project as this adjustment left it
     */
    public record Line(
            int edition,
            String documentNumber,
            String reason,
            List<Adjustment.Change> changes,
            Instant adjustedAt,
            boolean included) {
        public Line {
            changes = List.copyOf(changes);
        }

        private static Line of(Adjustment adjustment, boolean included) {
            return new Line(
                    adjustment.edition(),
                    adjustment.documentNumber(),
                    adjustment.reason(),
                    adjustment.changes(),
                    adjustment.adjustedAt(),
                    included);
        }
    }

    public ProjectChanges {
        items = List.copyOf(items);
    }

    /** While the unit drafts, the evaluation follows the project; what was submitted keeps the project as it was then known. */
    public static ProjectChanges of(
            SelfEvaluation evaluation, List<Adjustment.Known> known, List<SelfEvaluationMoved> trail) {
        var frozenAt = evaluation.signOff().project() == null ? Instant.MAX : submittedAt(trail);
        var lines = known.stream()
                .map(one -> Line.of(one.adjustment(), isFollowed(one, known, frozenAt)))
                .toList();
        return new ProjectChanges(lines);
    }

    private static Instant submittedAt(List<SelfEvaluationMoved> trail) {
        return trail.stream()
                .filter(move -> move.step().equals(Step.SUBMIT.name()))
                .map(SelfEvaluationMoved::at)
                .reduce(Instant.MAX, (_, later) -> later);
    }

    /** A later edition holds all that an earlier one changed, in whichever order they came. */
    private static boolean isFollowed(Adjustment.Known one, List<Adjustment.Known> known, Instant frozenAt) {
        return known.stream()
                .anyMatch(other ->
                        other.adjustment().edition() >= one.adjustment().edition()
                                && !other.knownAt().isAfter(frozenAt));
    }
}
