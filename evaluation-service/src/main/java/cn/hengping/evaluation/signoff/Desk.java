package cn.hengping.evaluation.signoff;

import cn.hengping.platform.Role;

/** One desk of a sign-off chain (签批环节): who signs there, and within how many working days. */
public record Desk(String desk, String title, Role role, Level level, int dueWorkingDays) {

    /** The stage of what lies on this desk. */
    public Stage stage() {
        return Stage.with(desk);
    }
}
