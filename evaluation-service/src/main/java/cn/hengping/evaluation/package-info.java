/**
 * The evaluation side: what was achieved with the money, who says so, and who signed for it.
 *
 * <p>It decides scores, completeness and whose turn it is. What a project is and what was spent it takes from budget-service's
 * facts; how the result is printed it leaves to report-service.
 */
@NullMarked
package cn.hengping.evaluation;

import org.jspecify.annotations.NullMarked;
