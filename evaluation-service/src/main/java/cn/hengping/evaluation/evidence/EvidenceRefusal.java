package cn.hengping.evaluation.evidence;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way that evidence can say no. */
public interface EvidenceRefusal {
    record NoSuchEvidence(UUID evidenceId) implements Refusal.Unknown {}

    record EvidenceTooLarge(long mostBytes) implements Refusal.TooMuch {}

    record EvidenceEmpty() implements Refusal.Incomplete {}

    record FileKindRefused(String fileName) implements Refusal.Incomplete {}

    record FileNameRefused(String fileName) implements Refusal.Incomplete {}

    record TooMuchEvidence(int most) implements Refusal.Incomplete {}
}
