package cn.hengping.evaluation.notice.kafka;

import java.util.Optional;
import java.util.UUID;

import cn.hengping.evaluation.notice.Notice;
import cn.hengping.evaluation.notice.Notices;
import cn.hengping.platform.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Blocks on purpose: the offset must not move before the transaction does. What nobody needs to hear of costs no query. */
@Component
class OwnFactsListener {
    private final Notices notices;
    private final JsonMapper json;

    OwnFactsListener(Notices notices, JsonMapper json) {
        this.notices = notices;
        this.json = json;
    }

    @KafkaListener(
            topics = {"evaluation.self-evaluation", "evaluation.review", "evaluation.campaign", "evaluation.rule-set"},
            groupId = "evaluation")
    void on(String body, @Header("ce_id") String eventId, @Header("ce_type") String type) {
        heard(body, eventId, type)
                .ifPresent(
                        notice -> notices.keep(UUID.fromString(eventId), notice).block(Inbox.PATIENCE));
    }

    private Optional<Notice> heard(String body, String eventId, String type) {
        return switch (type) {
            case "SelfEvaluationMoved.v1" ->
                json.readValue(body, Heard.Moved.class).notice(eventId);
            case "SignOffReminded.v1" ->
                json.readValue(body, Heard.Reminded.class).notice(eventId);
            case "QuestionMoved.v1" ->
                json.readValue(body, Heard.Questioned.class).notice(eventId);
            case "EvaluationReviewed.v1" ->
                json.readValue(body, Heard.Reviewed.class).notice(eventId);
            case "RectificationMoved.v1" ->
                json.readValue(body, Heard.Rectification.class).notice(eventId);
            case "RectificationOverdue.v1" ->
                json.readValue(body, Heard.Overdue.class).notice(eventId);
            case "CampaignIssued.v1" -> json.readValue(body, Heard.Issued.class).notice(eventId);
            case "CampaignMoved.v1" ->
                json.readValue(body, Heard.CampaignMove.class).notice(eventId);
            case "RuleSetApproved.v1" ->
                json.readValue(body, Heard.RulesApproved.class).notice(eventId);
            default -> Optional.empty();
        };
    }
}
