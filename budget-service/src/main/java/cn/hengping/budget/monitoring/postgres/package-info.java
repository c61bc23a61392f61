/** Checkpoints in PostgreSQL: one row and one document each, and every submitted edition beside it. */
@NullMarked
package cn.hengping.budget.monitoring.postgres;

import org.jspecify.annotations.NullMarked;
