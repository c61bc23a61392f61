package cn.hengping.evaluation.signoff;

import org.jspecify.annotations.Nullable;

/**
 * One legal step: from a stage to a stage, and by whom; at a desk, or at none while drafting. A signature leads on once all
 * who must sign there have signed.
 */
public record Edge(Step step, Stage from, @Nullable Desk desk, Stage to, Taker by) {}
