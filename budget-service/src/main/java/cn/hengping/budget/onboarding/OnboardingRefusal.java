package cn.hengping.budget.onboarding;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a roster can say no, beside what its rows say. */
public interface OnboardingRefusal {
    record NoSuchOnboarding(UUID id) implements Refusal.Unknown {}
}
