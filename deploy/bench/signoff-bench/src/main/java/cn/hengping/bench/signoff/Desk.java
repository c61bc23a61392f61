package cn.hengping.bench.signoff;

import java.util.List;

/** The desks of the chain, in order: who signs there in the founding example, and what the peers call the task. */
record Desk(String account, String task) {
    static final List<Desk> CHAIN = List.of(
            new Desk("wx-leader", "leader"),
            new Desk("wx-head", "head"),
            new Desk("wx-reviewer", "department"),
            new Desk("cz-reviewer", "bureau"));
}
