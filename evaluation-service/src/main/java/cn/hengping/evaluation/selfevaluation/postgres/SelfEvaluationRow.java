package cn.hengping.evaluation.selfevaluation.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
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

    SelfEvaluationRow(JsonMapper json) {
        this.json = json;
    }

    /** The document column; both parts are absent as long as nobody has worked on the evaluation. */
    record Document(
            @Nullable Preparation preparation, @Nullable SignOff signOff) {
        static Document of(SelfEvaluation evaluation) {
            return new Document(evaluation.preparation(), evaluation.signOff());
        }
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

    SelfEvaluation read(Readable row) {
        var campaign = json.readValue(text(row, "campaign"), Campaign.class);
        var document = json.readValue(text(row, "document"), Document.class);
        var signOff = document.signOff() == null ? SignOff.NOTHING : document.signOff();
        var project = signOff.project() == null
                ? json.readValue(text(row, "project"), ApprovedProject.class)
                : signOff.project();
        var execution = row.get("execution", String.class);
        var selection = row.get("selection", String.class);
        return new SelfEvaluation(
                Objects.requireNonNull(row.get("id", UUID.class)),
                campaign,
                project,
                execution == null
                        ? Execution.unknown(project.projectCode())
                        : json.readValue(execution, Execution.class),
                selection == null ? null : json.readValue(selection, Selection.class),
                new Stage(text(row, "stage")),
                document.preparation() == null ? Preparation.NOTHING : document.preparation(),
                signOff,
                Objects.requireNonNull(row.get("version", Long.class)),
                reviewed(row));
    }

    private SelfEvaluation.@Nullable Reviewed reviewed(Readable row) {
        var review = row.get("review", String.class);
        return review == null ? null : json.readValue(review, ReviewPart.class).reviewed();
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
