package cn.hengping.budget.project;

import cn.hengping.platform.Money;

/** A line item by economic classification (经济分类明细), in yuan. */
public record Item(String code, String name, Money amountYuan) {}
