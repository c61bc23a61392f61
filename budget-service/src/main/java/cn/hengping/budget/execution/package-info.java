/** Payments (支付). It decides that nothing is paid above the budget and no voucher twice. */
@NullMarked
package cn.hengping.budget.execution;

import org.jspecify.annotations.NullMarked;
