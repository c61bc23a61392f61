package cn.hengping.budget.funds;

/** Where a project's money comes from (资金来源): the rows of the official table. */
public enum FundSource {
    CURRENT_YEAR_APPROPRIATION,
    CARRY_OVER,
    OTHER
}
