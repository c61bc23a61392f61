package cn.hengping.evaluation.selfevaluation;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.delegation.Absence;
import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.signoff.ReasonCodes;
import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;

/** What a step depends on besides the evaluation: how content is hashed, the calendar, the reasons, today's people, who is away. */
public record Circumstances(
        SelfEvaluation.ContentHash hash,
        WorkingCalendar calendar,
        ReasonCodes reasons,
        People people,
        @Nullable Absence absence) {

    public Circumstances with(People known) {
        return new Circumstances(hash, calendar, reasons, known, absence);
    }

    public Circumstances with(Absence holding) {
        return new Circumstances(hash, calendar, reasons, people, holding);
    }

    Signer signer(Actor actor) {
        return absence == null ? Signer.self(actor) : new Signer(absence.seated(), actor.account());
    }
}
