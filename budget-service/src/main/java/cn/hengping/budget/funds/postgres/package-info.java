/** The ledger in PostgreSQL: balances by project, entries that are only ever added. */
@NullMarked
package cn.hengping.budget.funds.postgres;

import org.jspecify.annotations.NullMarked;
