package cn.hengping.evaluation.review;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a review can say no. */
public interface ReviewRefusal {
    record NoSuchReview(UUID evaluationId) implements Refusal.Unknown {}

    record NoSuchRectification(UUID id) implements Refusal.Unknown {}

    record NotApprovedYet(String stage) implements Refusal.Conflict {}

    record RectificationElsewhere(String stage) implements Refusal.Conflict {}

    record SignerDoesNotReview(String account) implements Refusal.Forbidden {}
}
