package cn.hengping.evaluation.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** A desk was reminded of an evaluation, or those above were told: which rung of the ladder. Nothing was moved. */
public record SignOffReminded(
        UUID evaluationId,
        UUID campaignId,
        String projectCode,
        UnitPath unitPath,
        String stage,
        LocalDate dueOn,
        String rung,
        String kind,
        Instant at)
        implements Event {

    public static SignOffReminded of(DueDesk desk, Ladder.Rung rung, Instant at) {
        return new SignOffReminded(
                desk.evaluationId(),
                desk.campaignId(),
                desk.projectCode(),
                desk.unitPath(),
                desk.stage(),
                desk.dueOn(),
                rung.code(),
                rung.kind().name(),
                at);
    }

    @Override
    public String topic() {
        return "evaluation.self-evaluation";
    }

    @Override
    public String type() {
        return "SignOffReminded.v1";
    }

    @Override
    public String subject() {
        return evaluationId.toString();
    }
}
