/**
 * Adjustment (调整): how what was approved changes afterwards. Decides what may change, by whom and by which document; money by
 * source is the ledger's, and evaluations that were submitted stay as they were signed.
 */
@NullMarked
package cn.hengping.budget.adjustment;

import org.jspecify.annotations.NullMarked;
