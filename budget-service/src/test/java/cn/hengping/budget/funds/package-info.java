/** The rule book of the ledger. */
@NullMarked
package cn.hengping.budget.funds;

import org.jspecify.annotations.NullMarked;
