package cn.hengping.evaluation.inspection;

/**
 * What a rule is called, how much it weighs, and what it rests on: a row of data.
 *
 * @param severity the most that a finding of it can weigh
 * @param clears what would make a finding go away
 */
public record Rule(String code, Severity severity, String source, String title, String clears) {}
