/** Reminders in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.reminder.postgres;

import org.jspecify.annotations.NullMarked;
