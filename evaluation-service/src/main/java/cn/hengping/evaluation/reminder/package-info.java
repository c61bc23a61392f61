/** Reminders and escalation (催办阶梯). It decides when a desk is reminded, and never moves anything itself. */
@NullMarked
package cn.hengping.evaluation.reminder;

import org.jspecify.annotations.NullMarked;
