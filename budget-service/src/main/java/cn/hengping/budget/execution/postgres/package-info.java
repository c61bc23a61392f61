/** Imports of payments in PostgreSQL. */
@NullMarked
package cn.hengping.budget.execution.postgres;

import org.jspecify.annotations.NullMarked;
