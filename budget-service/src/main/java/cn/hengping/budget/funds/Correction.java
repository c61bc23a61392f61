package cn.hengping.budget.funds;

import java.time.LocalDate;

/** Why an entry is taken back: the day, the document and the reason. */
public record Correction(LocalDate date, String documentNumber, String reason) {}
