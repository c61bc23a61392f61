package cn.hengping.evaluation.lease;

/** A hold on a piece of work: whoever writes under it names the fence, and writes nothing if a higher one exists. */
public record Lease(String name, long fence) {}
