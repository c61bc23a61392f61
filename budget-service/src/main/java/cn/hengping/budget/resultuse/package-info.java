/** What the bureau noted of last year's results for this year's budget. */
@NullMarked
package cn.hengping.budget.resultuse;

import org.jspecify.annotations.NullMarked;
