package cn.hengping.evaluation.selfevaluation.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.evaluation.campaign.Selection;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.evaluation.selfevaluation.Preparation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationMoved;
import cn.hengping.evaluation.selfevaluation.SignOff;
import cn.hengping.evaluation.signoff.Reason;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row back into an evaluation. */
@Component
class SelfEvaluationRow {
    private final JsonMapper json;
    private final KnownCampaigns campaigns;

    SelfEvaluationRow(JsonMapper json, KnownCampaigns campaigns) {
        this.json = json;
        this.campaigns = campaigns;
    }

    /** The part of the bureau's review that stands beside the unit's scores. */
    record ReviewPart(List<LinePart> lines, BigDecimal reviewedTotal, String reviewedGrade) {
        record LinePart(String code, BigDecimal reviewed) {}

        SelfEvaluation.Reviewed reviewed() {
            var scores = new HashMap<String, BigDecimal>();
            lines.forEach(line -> scores.put(line.code(), line.reviewed()));
            return new SelfEvaluation.Reviewed(scores, reviewedTotal, reviewedGrade);
        }
    }

    SelfEvaluation read(Readable row, Map<String, Campaign> known) {
        var kept = Kept.of(
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "stage"),
                Objects.requireNonNull(row.get("version", Long.class)),
                optional(row, "preparation", Preparation.class),
                optional(row, "frozen", Frozen.class),
                optional(row, "sign_off", SignOff.class));
        return read(row, known, kept);
    }

    /** The row's evaluation, with these parts instead of its own. */
    SelfEvaluation read(Readable row, Map<String, Campaign> known, Kept kept) {
        var signOff = kept.signOff();
        var project = signOff.project() == null
                ? json.readValue(text(row, "project"), ApprovedProject.class)
                : signOff.project();
        var execution = optional(row, "execution", Execution.class);
        var review = optional(row, "review", ReviewPart.class);
        return new SelfEvaluation(
                kept.id(),
                campaigns.read(row, known),
                project,
                execution == null ? Execution.unknown(project.projectCode()) : execution,
                optional(row, "selection", Selection.class),
                new Stage(kept.stage()),
                kept.preparation() == null ? Preparation.NOTHING : kept.preparation(),
                signOff,
                kept.version(),
                review == null ? null : review.reviewed());
    }

    <T> @Nullable T optional(Readable row, String column, Class<T> type) {
        var text = row.get(column, String.class);
        return text == null ? null : json.readValue(text, type);
    }

    SelfEvaluationMoved moved(Readable row, SelfEvaluation evaluation) {
        return new SelfEvaluationMoved(
                evaluation.id(),
                evaluation.campaign().id(),
                evaluation.project().projectCode(),
                evaluation.project().year(),
                evaluation.project().unitPath(),
                text(row, "step"),
                text(row, "from_stage"),
                text(row, "to_stage"),
                text(row, "account"),
                text(row, "post"),
                json.readValue(text(row, "reasons"), new TypeReference<List<Reason>>() {}),
                List.of(Objects.requireNonNull(row.get("accounts", String[].class))),
                row.get("remark", String.class),
                row.get("on_behalf_of", String.class),
                row.get("due_on", LocalDate.class),
                null,
                null,
                Objects.requireNonNull(row.get("sequence", Long.class)),
                Objects.requireNonNull(row.get("at", Instant.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    static UUID id(String cursor) {
        try {
            return UUID.fromString(Page.keys(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }
}
