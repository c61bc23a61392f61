/** The rule book of monitoring. */
@NullMarked
package cn.hengping.budget.monitoring;

import org.jspecify.annotations.NullMarked;
