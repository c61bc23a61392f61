package cn.hengping.report.dashboard;

import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** All that the figures of a board depend on: whoever's look is the same may be shown the same board. */
public record Look(
        int year, UnitPath place, @Nullable String kind, boolean isWithUnapproved, boolean knowsClassified) {}
