package cn.hengping.report.document.outline;

import java.time.Instant;

import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.DocumentKind;

/** Which outline a place prints by from a year on (提纲选用), by its code: a shipped one, or one that was approved. */
public record OutlineChoice(
        DocumentKind kind, UnitPath unitPath, int fromYear, String code, String account, Instant chosenAt) {}
