package cn.hengping.report.document.kafka;

import java.util.UUID;

import cn.hengping.platform.Inbox;
import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.IssueDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Blocks on purpose: the offset must not move before the documents are kept. */
@Component
class EvaluationListener {
    private static final Logger log = LoggerFactory.getLogger(EvaluationListener.class);

    private final IssueDocuments documents;
    private final JsonMapper json;

    EvaluationListener(IssueDocuments documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    @KafkaListener(topics = "evaluation.self-evaluation", groupId = "report")
    void on(String body, @Header("ce_id") String eventId, @Header("ce_type") String type) {
        if (type.equals("SelfEvaluationApproved.v1")) {
            var evaluation = json.readValue(body, ApprovedEvaluation.class);
            documents.issue(UUID.fromString(eventId), evaluation, body).block(Inbox.PATIENCE);
            log.info("documents of evaluation {} are issued", evaluation.evaluationId());
        }
    }
}
