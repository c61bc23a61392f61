/** The annual objective and its three-level indicators (绩效目标, 绩效指标). It decides whether a target can be measured at all. */
@NullMarked
package cn.hengping.budget.objective;

import org.jspecify.annotations.NullMarked;
