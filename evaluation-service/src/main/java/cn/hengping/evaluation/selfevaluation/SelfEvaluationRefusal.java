package cn.hengping.evaluation.selfevaluation;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Refusal;

/** Every way a self-evaluation can say no. */
public interface SelfEvaluationRefusal {
    record NoSuchSelfEvaluation(UUID id) implements Refusal.Unknown {}

    record NotYourTurn(Step step, String stage) implements Refusal.Forbidden {}

    record NotYoursToWrite(String account) implements Refusal.Forbidden {}

    record WriterDoesNotSign(String account) implements Refusal.Forbidden {}

    record SignedElsewhere(String account, String desk) implements Refusal.Forbidden {}

    record ExemptsHimself(String account) implements Refusal.Forbidden {}

    record NotTheSubmitter(String account) implements Refusal.Forbidden {}

    record NotAScorer(String account) implements Refusal.Forbidden {}

    record PanelComplete() implements Refusal.Conflict {}

    record WrongStage(Step step, String stage) implements Refusal.Conflict {}

    record NotDrafting(String stage) implements Refusal.Conflict {}

    record NoWayBack(String stage, String to) implements Refusal.Incomplete {}

    record ReasonMissing() implements Refusal.Incomplete {}

    record NotComplete(List<Fault> faults) implements Refusal.Incomplete {
        public NotComplete {
            faults = List.copyOf(faults);
        }
    }
}
