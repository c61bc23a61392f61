/** The rule book of objectives. */
@NullMarked
package cn.hengping.budget.objective;

import org.jspecify.annotations.NullMarked;
