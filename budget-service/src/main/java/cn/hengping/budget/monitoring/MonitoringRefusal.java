package cn.hengping.budget.monitoring;

import cn.hengping.platform.Refusal;

/** Every way a checkpoint can say no. */
public interface MonitoringRefusal {
    record NoSuchCheckpoint(String projectCode, int month) implements Refusal.Unknown {}

    record NoSuchMonth(int month) implements Refusal.Malformed {}

    record NoSuchPlace(String place) implements Refusal.Malformed {}

    record CheckpointOpenedAlready(String projectCode, int month) implements Refusal.Conflict {}

    record MonthNotOver(int year, int month) implements Refusal.Conflict {}

    record CheckpointAtOtherStage(Step step, Stage stage) implements Refusal.Conflict {}

    record ReviewedByItsWriter(String account) implements Refusal.Forbidden {}
}
