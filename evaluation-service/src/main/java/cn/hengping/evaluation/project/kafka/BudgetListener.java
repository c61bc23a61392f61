package cn.hengping.evaluation.project.kafka;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.project.Adjustment;
import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.ApprovedProjects;
import cn.hengping.evaluation.project.Execution;
import cn.hengping.platform.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Blocks on purpose: the offset must not move before the transaction does, and order within a project matters. */
@Component
class BudgetListener {
    private static final Logger log = LoggerFactory.getLogger(BudgetListener.class);

    private final ApprovedProjects projects;
    private final JsonMapper json;

    BudgetListener(ApprovedProjects projects, JsonMapper json) {
        this.projects = projects;
        this.json = json;
    }

    /** The part of {@code contracts/budget/ProjectAdjusted.v1.json} that is needed here. */
    record ProjectAdjusted(
            ApprovedProject project,
            int edition,
            String documentNumber,
            String reason,
            List<Adjustment.Change> changes,
            Instant adjustedAt) {
        Adjustment adjustment() {
            return new Adjustment(edition, documentNumber, reason, changes, adjustedAt);
        }
    }

    @KafkaListener(topics = "budget.project", groupId = "evaluation")
    void onProject(String body, @Header("ce_id") String eventId, @Header("ce_type") String type) {
        if (type.equals("ProjectApproved.v1")) {
            var project = json.readValue(body, ApprovedProject.class);
            projects.remember(UUID.fromString(eventId), project).block(Inbox.PATIENCE);
            log.info("project {} is approved", project.projectCode());
        }
        if (type.equals("ProjectAdjusted.v1")) {
            var adjusted = json.readValue(body, ProjectAdjusted.class);
            projects.adjust(UUID.fromString(eventId), adjusted.project, adjusted.adjustment())
                    .block(Inbox.PATIENCE);
            log.info("project {} is adjusted, edition {}", adjusted.project.projectCode(), adjusted.edition);
        }
    }

    @KafkaListener(topics = "budget.execution", groupId = "evaluation")
    void onExecution(String body, @Header("ce_id") String eventId, @Header("ce_type") String type) {
        if (type.equals("BudgetExecutionRecorded.v1")) {
            var execution = json.readValue(body, Execution.class);
            projects.remember(UUID.fromString(eventId), execution).block(Inbox.PATIENCE);
            log.info(
                    "execution of {} is {} of {}",
                    execution.projectCode(),
                    execution.executedYuan(),
                    execution.fullYearBudgetYuan());
        }
    }
}
