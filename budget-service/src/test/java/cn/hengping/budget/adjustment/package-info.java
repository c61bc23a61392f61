/** Rules of adjustments. */
@NullMarked
package cn.hengping.budget.adjustment;

import org.jspecify.annotations.NullMarked;
