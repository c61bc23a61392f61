package cn.hengping.evaluation.selfevaluation.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.selfevaluation.Narrative;
import cn.hengping.evaluation.selfevaluation.Plan;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.team.Team;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over the content as it is stored: the same content gives the same hash on every desk. */
@Component
class CanonicalContentHash implements SelfEvaluation.ContentHash {
    private final JsonMapper json;

    CanonicalContentHash(JsonMapper json) {
        this.json = json;
    }

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
            List<Evidence> evidence) {}

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
                preparation.evidence());
        try {
            var text = json.writeValueAsString(signed).getBytes(StandardCharsets.UTF_8);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
