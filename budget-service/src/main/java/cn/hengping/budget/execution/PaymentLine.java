package cn.hengping.budget.execution;

/** A row of an uploaded table that could be read as a payment. */
public record PaymentLine(int row, String projectCode, Payment payment) {}
