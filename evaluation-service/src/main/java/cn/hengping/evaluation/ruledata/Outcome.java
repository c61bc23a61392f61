package cn.hengping.evaluation.ruledata;

import java.time.Instant;

/** What became of a proposal: by whose word, when, with which remark. */
public record Outcome(Stage stage, String by, Instant at, String remark) {}
