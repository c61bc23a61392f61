/**
 * Monitoring during the year (双监控): month by month, how far each indicator has come and how much of the budget is executed.
 *
 * <p>It decides the lights, and when a red one needs an explanation. What was achieved in the end is evaluation-service's.
 */
@NullMarked
package cn.hengping.budget.monitoring;

import org.jspecify.annotations.NullMarked;
