package cn.hengping.evaluation.signoff;

import org.jspecify.annotations.Nullable;

/** One legal step: from a stage to a stage, taken at a desk, or by the unit's preparer when it names none. */
public record Edge(Step step, Stage from, @Nullable Desk desk, Stage to) {}
