package cn.hengping.evaluation.inspection;

import java.util.List;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Refusal;

/** Every way that inspection can say no. */
public interface InspectionRefusal {
    /** The file is of no kind that is read, damaged, protected, a scan, or would unpack to far more than it weighs. */
    record FileNotInspected(String why) implements Refusal.Incomplete {}

    record FileTooLargeToInspect(long mostBytes) implements Refusal.TooMuch {}

    /** Errors block a submission; each with its place, code and arithmetic. */
    record InspectionErrors(int count, List<Fault> faults) implements Refusal.Incomplete {
        public InspectionErrors {
            faults = List.copyOf(faults);
        }
    }

    /** Warnings want a word each: a reason of the submission whose pointer is {@code /findings/<code>}. */
    record WarningsUnanswered(int count, List<Fault> faults) implements Refusal.Incomplete {
        public WarningsUnanswered {
            faults = List.copyOf(faults);
        }
    }
}
