package cn.hengping.report.dashboard;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way the dashboards can say no. */
public interface DashboardRefusal {
    record NoSuchRebuild(UUID id) implements Refusal.Unknown {}
}
