package cn.hengping.evaluation.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.platform.UnitPath;

/** An evaluation on a desk with a due date: since when, and the highest rung that was climbed for it. */
public record DueDesk(
        UUID evaluationId,
        UUID campaignId,
        String projectCode,
        UnitPath unitPath,
        String stage,
        Instant since,
        LocalDate dueOn,
        int climbed) {}
