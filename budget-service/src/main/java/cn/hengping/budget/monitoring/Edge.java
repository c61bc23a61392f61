package cn.hengping.budget.monitoring;

import static cn.hengping.budget.monitoring.Stage.ACKNOWLEDGED;
import static cn.hengping.budget.monitoring.Stage.DRAFTING;
import static cn.hengping.budget.monitoring.Stage.WITH_DEPARTMENT;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.DEPARTMENT_REVIEWER;
import static cn.hengping.platform.Role.PREPARER;

import java.util.Arrays;
import java.util.stream.Stream;

import cn.hengping.budget.monitoring.MonitoringRefusal.CheckpointAtOtherStage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.Role;

/**
 * The workflow of a checkpoint: who may move it, from which stage, to which.
 *
 * <p>This table is the whole of it. What it does not list is refused.
 */
enum Edge {
    SUBMITTED(Step.SUBMIT, DRAFTING, PREPARER, WITH_DEPARTMENT),
    CORRECTED(Step.CORRECT, WITH_DEPARTMENT, PREPARER, DRAFTING),
    CORRECTED_LATER(Step.CORRECT, ACKNOWLEDGED, PREPARER, DRAFTING),
    REVIEWED(Step.ACKNOWLEDGE, WITH_DEPARTMENT, DEPARTMENT_REVIEWER, ACKNOWLEDGED),
    ASKED_BY_DEPARTMENT(Step.ASK, WITH_DEPARTMENT, DEPARTMENT_REVIEWER, DRAFTING),
    ASKED_BY_BUREAU(Step.ASK, WITH_DEPARTMENT, BUREAU_REVIEWER, DRAFTING),
    ASKED_BY_BUREAU_LATER(Step.ASK, ACKNOWLEDGED, BUREAU_REVIEWER, DRAFTING),
    ASKED_BY_MANAGER(Step.ASK, WITH_DEPARTMENT, CAMPAIGN_MANAGER, DRAFTING),
    ASKED_BY_MANAGER_LATER(Step.ASK, ACKNOWLEDGED, CAMPAIGN_MANAGER, DRAFTING);

    final Step step;
    final Stage from;
    final Role by;
    final Stage to;

    Edge(Step step, Stage from, Role by, Stage to) {
        this.step = step;
        this.from = from;
        this.by = by;
        this.to = to;
    }

    static Stream<Edge> of(Checkpoint checkpoint) {
        return Arrays.stream(values()).filter(edge -> edge.from == checkpoint.stage());
    }

    /** The edge that this step takes from where the checkpoint lies, or why this caller cannot take it. */
    static Edge of(Checkpoint checkpoint, Step step, Actor actor) {
        var possible = of(checkpoint).filter(edge -> edge.step == step).toList();
        if (possible.isEmpty()) {
            throw new CheckpointAtOtherStage(step, checkpoint.stage()).asError();
        }
        var edge = possible.stream()
                .filter(one -> actor.is(one.by))
                .findFirst()
                .orElseThrow(() -> new NotYourRole(actor.role()).asError());
        if (!edge.isFor(actor, checkpoint)) {
            var place = checkpoint.unit().path().value();
            throw new OutsideYourScope(actor.post().toString(), place).asError();
        }
        return edge;
    }

    /** Units write their own, departments review those they supervise, the bureau asks anywhere below it. */
    boolean isFor(Actor actor, Checkpoint checkpoint) {
        var isThere = switch (this) {
            case SUBMITTED, CORRECTED, CORRECTED_LATER ->
                actor.scope().equals(checkpoint.unit().path());
            case REVIEWED, ASKED_BY_DEPARTMENT ->
                actor.scope().equals(checkpoint.department().path());
            case ASKED_BY_BUREAU, ASKED_BY_BUREAU_LATER, ASKED_BY_MANAGER, ASKED_BY_MANAGER_LATER ->
                actor.scope().covers(checkpoint.unit().path());
        };
        return isThere && actor.is(by);
    }
}
