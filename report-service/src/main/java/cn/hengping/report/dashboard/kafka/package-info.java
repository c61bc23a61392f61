/** Hears the facts that figures are made of. */
@NullMarked
package cn.hengping.report.dashboard.kafka;

import org.jspecify.annotations.NullMarked;
