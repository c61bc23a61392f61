package cn.hengping.budget.project;

import cn.hengping.budget.funds.FundSource;
import cn.hengping.platform.Money;

/** What one source gives to a project, in yuan. */
public record Fund(FundSource source, Money amountYuan) {}
