/** The four amounts of a project as an append-only ledger (年初预算, 调整, 到位, 执行). It computes the execution rate; nobody types it. */
@NullMarked
package cn.hengping.budget.funds;

import org.jspecify.annotations.NullMarked;
