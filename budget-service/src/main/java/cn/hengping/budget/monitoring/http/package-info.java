/** Monitoring over HTTP. */
@NullMarked
package cn.hengping.budget.monitoring.http;

import org.jspecify.annotations.NullMarked;
