package cn.hengping.evaluation.selfevaluation.postgres;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.Fingerprint;
import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.selfevaluation.Narrative;
import cn.hengping.evaluation.selfevaluation.Panel;
import cn.hengping.evaluation.selfevaluation.Plan;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.team.Meeting;
import cn.hengping.evaluation.team.Team;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fingerprint of what is signed: the same content gives the same hash on every desk. */
@Component
class CanonicalContentHash implements SelfEvaluation.ContentHash {
    private final Fingerprint fingerprint;

    CanonicalContentHash(JsonMapper json) {
        fingerprint = new Fingerprint(
                json.rebuild().addMixIn(Evidence.class, WithoutAbsent.class).build());
    }

    /** What was not known of a file when it was signed is not said of it now: the hash stays what it was. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WithoutAbsent {}

    /** All that a signature stands for: not who signed before, and not who held the pen. */
    private record Signed(
            UUID id,
            ApprovedProject project,
            Execution execution,
            String ruleSetHash,
            @Nullable Selection selection,
            @Nullable Team team,
            @Nullable Plan plan,
            @Nullable Results results,
            @Nullable Narrative narrative,
            List<Evidence> evidence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Panel panel,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Meeting> meetings) {}

    @Override
    public String of(SelfEvaluation evaluation) {
        var preparation = evaluation.preparation();
        var signed = new Signed(
                evaluation.id(),
                evaluation.project(),
                evaluation.execution(),
                evaluation.campaign().ruleSetHash(),
                evaluation.selection(),
                preparation.team(),
                preparation.plan(),
                preparation.results(),
                preparation.narrative(),
                preparation.evidence(),
                preparation.panel(),
                preparation.meetings());
        return fingerprint.of(signed);
    }
}
