package cn.hengping.evaluation.notice.kafka;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.DEPARTMENT_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;
import static cn.hengping.platform.Role.UNIT_HEAD;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import cn.hengping.evaluation.notice.Notice;
import cn.hengping.evaluation.notice.Notice.Kind;
import cn.hengping.evaluation.notice.Notice.Readers;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** The parts of this service's events that notices need, and what each of them says to whom. */
interface Heard {
    List<Role> UNIT = List.of(PREPARER, UNIT_HEAD);
    List<Role> ALL_OF_A_CAMPAIGN =
            List.of(PREPARER, UNIT_HEAD, DEPARTMENT_REVIEWER, BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER);
    Set<String> NAMING = Set.of("TRANSFER", "DELEGATE", "ADD_SIGNER", "COPY");

    /** {@code SelfEvaluationMoved.v1}: what came back, what is done, and whom a step names. Of what lies before one, the to-do list tells. */
    record Moved(
            UUID evaluationId,
            UUID campaignId,
            UnitPath unitPath,
            String step,
            String from,
            String to,
            String account,
            List<Why> reasons,
            List<String> accounts,
            @Nullable String remark,
            @Nullable LocalDate dueOn,
            @Nullable String total,
            @Nullable String grade,
            Instant at) {

        record Why(String code, @Nullable String remark) {}

        Optional<Notice> notice(String source) {
            var said = new TreeMap<>(Map.of("step", step, "from", from, "to", to, "by", account));
            put(said, "total", total);
            put(said, "grade", grade);
            put(said, "dueOn", dueOn);
            put(said, "remark", reasons.isEmpty() ? remark : reasons.getFirst().remark());
            if (!reasons.isEmpty()) {
                said.put("reason", reasons.getFirst().code());
                said.put("reasons", String.valueOf(reasons.size()));
            }
            return kind().map(kind ->
                    new Notice(source, kind, readers(kind), unitPath, campaignId, evaluationId, said, at));
        }

        private Optional<Kind> kind() {
            if (step.equals("SEND_BACK")) {
                return Optional.of(Kind.SENT_BACK);
            }
            if (step.equals("REMIND")) {
                return Optional.of(Kind.REMINDED);
            }
            if (NAMING.contains(step) && !accounts.isEmpty()) {
                return Optional.of(Kind.NAMED);
            }
            return to.equals("APPROVED") ? Optional.of(Kind.APPROVED) : Optional.empty();
        }

        private Readers readers(Kind kind) {
            return switch (kind) {
                case NAMED -> new Readers.Accounts(accounts);
                case APPROVED -> new Readers.Posts(UNIT);
                default -> to.equals("DRAFTING") ? new Readers.Posts(List.of(PREPARER)) : new Readers.AtDesk(to);
            };
        }
    }

    /** {@code SignOffReminded.v1}. */
    record Reminded(
            UUID evaluationId,
            UUID campaignId,
            UnitPath unitPath,
            String stage,
            LocalDate dueOn,
            String rung,
            String kind,
            Instant at) {

        Optional<Notice> notice(String source) {
            var isForManager = kind.equals("ESCALATE");
            return Optional.of(new Notice(
                    source,
                    isForManager ? Kind.ESCALATED : Kind.REMINDED,
                    isForManager ? new Readers.Posts(List.of(CAMPAIGN_MANAGER)) : new Readers.AtDesk(stage),
                    unitPath,
                    campaignId,
                    evaluationId,
                    Map.of("to", stage, "rung", rung, "dueOn", dueOn.toString()),
                    at));
        }
    }

    /** {@code QuestionMoved.v1}. That one was settled is told to nobody. */
    record Questioned(
            UUID evaluationId,
            UUID campaignId,
            UnitPath unitPath,
            String step,
            @Nullable String text,
            List<String> concerned,
            String account,
            Instant at) {
        private static final int LONGEST = 100;

        Optional<Notice> notice(String source) {
            if (step.equals("SETTLE") || text == null) {
                return Optional.empty();
            }
            var said = Map.of("by", account, "text", text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
            var kind = step.equals("ASK") ? Kind.ASKED : Kind.ANSWERED;
            Readers readers =
                    concerned.isEmpty() ? new Readers.Posts(List.of(PREPARER)) : new Readers.Accounts(concerned);
            return Optional.of(new Notice(source, kind, readers, unitPath, campaignId, evaluationId, said, at));
        }
    }

    /** {@code EvaluationReviewed.v1}. */
    record Reviewed(
            UUID evaluationId,
            UnitPath unitPath,
            @Nullable String declaredTotal,
            String reviewedTotal,
            String reviewedGrade,
            Instant at) {

        Optional<Notice> notice(String source) {
            var said = new TreeMap<>(Map.of("reviewed", reviewedTotal, "grade", reviewedGrade));
            put(said, "declared", declaredTotal);
            return ofUnit(source, Kind.REVIEWED, unitPath, evaluationId, said, at);
        }
    }

    /** {@code RectificationMoved.v1}. */
    record Rectification(
            UUID rectificationId,
            UUID evaluationId,
            UnitPath unitPath,
            String stage,
            LocalDate dueDate,
            int rounds,
            Instant at) {

        Optional<Notice> notice(String source) {
            var said = Map.of("dueOn", dueDate.toString());
            if (stage.equals("WITH_BUREAU")) {
                var orderer = new Readers.WhoOrdered(rectificationId);
                return Optional.of(new Notice(
                        source, Kind.RECTIFICATION_ANSWERED, orderer, unitPath, null, evaluationId, said, at));
            }
            var kind = stage.equals("SETTLED")
                    ? Kind.RECTIFICATION_SETTLED
                    : rounds == 0 ? Kind.RECTIFICATION_ORDERED : Kind.RECTIFICATION_SENT_BACK;
            return ofUnit(source, kind, unitPath, evaluationId, said, at);
        }
    }

    /** {@code RectificationOverdue.v1}. */
    record Overdue(UUID evaluationId, UnitPath unitPath, LocalDate dueDate, Instant at) {

        Optional<Notice> notice(String source) {
            return ofUnit(
                    source,
                    Kind.RECTIFICATION_OVERDUE,
                    unitPath,
                    evaluationId,
                    Map.of("dueOn", dueDate.toString()),
                    at);
        }
    }

    /** {@code CampaignIssued.v1}. */
    record Issued(UUID campaignId, String name, UnitPath scopePath, LocalDate dueDate, Instant issuedAt) {

        Optional<Notice> notice(String source) {
            return Optional.of(new Notice(
                    source,
                    Kind.CAMPAIGN_ISSUED,
                    new Readers.Below(ALL_OF_A_CAMPAIGN),
                    scopePath,
                    campaignId,
                    null,
                    Map.of("name", name, "dueOn", dueDate.toString()),
                    issuedAt));
        }
    }

    /** {@code CampaignMoved.v1}: name and place are the campaign's, and are put in where it is kept. */
    record CampaignMove(UUID campaignId, String act, LocalDate dueDate, String reason, Instant at) {

        Optional<Notice> notice(String source) {
            return Optional.of(new Notice(
                    source,
                    Kind.CAMPAIGN_MOVED,
                    new Readers.Below(ALL_OF_A_CAMPAIGN),
                    null,
                    campaignId,
                    null,
                    Map.of("act", act, "dueOn", dueDate.toString(), "remark", reason),
                    at));
        }
    }

    /** {@code RuleSetApproved.v1}: those hear of it who issue campaigns by it, and those who review what it scored. */
    record RulesApproved(
            String code,
            int version,
            String name,
            String approvedBy,
            Instant approvedAt,
            @Nullable UnitPath place) {

        Optional<Notice> notice(String source) {
            var said = Map.of("code", code, "version", String.valueOf(version), "name", name, "by", approvedBy);
            var readers = new Readers.Posts(List.of(CAMPAIGN_MANAGER, BUREAU_REVIEWER));
            return Optional.ofNullable(place)
                    .map(at -> new Notice(source, Kind.RULE_SET_APPROVED, readers, at, null, null, said, approvedAt));
        }
    }

    private static Optional<Notice> ofUnit(
            String source, Kind kind, UnitPath unit, UUID evaluation, Map<String, String> said, Instant at) {
        return Optional.of(new Notice(source, kind, new Readers.Posts(UNIT), unit, null, evaluation, said, at));
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            said.put(name, value.toString());
        }
    }
}
