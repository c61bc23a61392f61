/** The ledger over HTTP. */
@NullMarked
package cn.hengping.budget.funds.http;

import org.jspecify.annotations.NullMarked;
