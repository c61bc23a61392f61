package cn.hengping.evaluation.inspection;

/** A stretch of the whole text, in UTF-16 characters: the start is in, the end is not. */
public record Span(int start, int end) {}
