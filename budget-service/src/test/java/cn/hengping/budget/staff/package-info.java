/** The rule book of staff and posts. */
@NullMarked
package cn.hengping.budget.staff;

import org.jspecify.annotations.NullMarked;
