/** Units in PostgreSQL. */
@NullMarked
package cn.hengping.budget.unit.postgres;

import org.jspecify.annotations.NullMarked;
