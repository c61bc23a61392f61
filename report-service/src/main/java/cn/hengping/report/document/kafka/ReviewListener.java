package cn.hengping.report.document.kafka;

import java.util.UUID;

import cn.hengping.platform.Inbox;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.Review;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what the bureau's reviews came to, for forms that show it. Blocks on purpose, as every listener. */
@Component
class ReviewListener {
    private final Documents documents;
    private final JsonMapper json;

    ReviewListener(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    @KafkaListener(topics = "evaluation.review", groupId = "report")
    void on(String body, @Header("ce_id") String eventId, @Header("ce_type") String type) {
        if (type.equals("EvaluationReviewed.v1")) {
            documents
                    .keep(UUID.fromString(eventId), json.readValue(body, Review.class), body)
                    .block(Inbox.PATIENCE);
        }
    }
}
