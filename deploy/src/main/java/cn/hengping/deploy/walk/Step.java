package cn.hengping.deploy.walk;

import java.util.function.Supplier;

/** A step of the walk: what it is called, and the act, which tells in a few words what came of it. */
public record Step(String title, Supplier<String> act) {}
