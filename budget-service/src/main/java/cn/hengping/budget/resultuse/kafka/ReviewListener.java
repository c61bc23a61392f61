package cn.hengping.budget.resultuse.kafka;

import java.util.UUID;

import cn.hengping.budget.resultuse.ResultUse;
import cn.hengping.budget.resultuse.ResultUses;
import cn.hengping.platform.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Blocks on purpose: the offset must not move before the transaction does. */
@Component
class ReviewListener {
    private final ResultUses uses;
    private final JsonMapper json;

    ReviewListener(ResultUses uses, JsonMapper json) {
        this.uses = uses;
        this.json = json;
    }

    @KafkaListener(topics = "evaluation.review", groupId = "budget")
    void onReview(String body, @Header("ce_id") String eventId, @Header("ce_type") String type) {
        if (type.equals("ResultUseNoted.v1")) {
            uses.remember(UUID.fromString(eventId), json.readValue(body, ResultUse.class))
                    .block(Inbox.PATIENCE);
        }
    }
}
