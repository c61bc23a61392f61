package cn.hengping.evaluation.inspection;

/** A part of a document, in reading order. */
public sealed interface Block permits Passage, Grid {}
