/** Dashboards over HTTP: figures, the lists behind them, and their export. */
@NullMarked
package cn.hengping.report.dashboard.http;

import org.jspecify.annotations.NullMarked;
