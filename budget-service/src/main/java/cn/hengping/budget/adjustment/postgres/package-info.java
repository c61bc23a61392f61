/** Adjustments in PostgreSQL. */
@NullMarked
package cn.hengping.budget.adjustment.postgres;

import org.jspecify.annotations.NullMarked;
