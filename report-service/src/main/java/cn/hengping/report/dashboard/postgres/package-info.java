/** Keeps the facts, one row for each project, and what places come to. */
@NullMarked
package cn.hengping.report.dashboard.postgres;

import org.jspecify.annotations.NullMarked;
