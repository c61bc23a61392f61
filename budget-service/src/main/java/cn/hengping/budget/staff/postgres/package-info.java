/** Staff in PostgreSQL. */
@NullMarked
package cn.hengping.budget.staff.postgres;

import org.jspecify.annotations.NullMarked;
