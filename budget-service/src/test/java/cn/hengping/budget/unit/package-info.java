/** The rule book of the district's tree. */
@NullMarked
package cn.hengping.budget.unit;

import org.jspecify.annotations.NullMarked;
