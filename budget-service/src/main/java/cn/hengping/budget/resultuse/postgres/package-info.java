/** Result uses in PostgreSQL. */
@NullMarked
package cn.hengping.budget.resultuse.postgres;

import org.jspecify.annotations.NullMarked;
