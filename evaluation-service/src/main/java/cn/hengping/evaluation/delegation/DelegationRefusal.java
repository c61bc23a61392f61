package cn.hengping.evaluation.delegation;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a delegation can say no. */
public interface DelegationRefusal {
    record NoSuchAbsence(UUID id) implements Refusal.Unknown {}

    /** Nobody of this name has delegated to the caller for now. */
    record NotDelegatedToYou(String holder) implements Refusal.Forbidden {}

    record AwayAlready(String holder, String deputy) implements Refusal.Conflict {}
}
