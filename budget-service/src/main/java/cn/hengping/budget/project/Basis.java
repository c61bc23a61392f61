package cn.hengping.budget.project;

/** A document that a project rests on (依据文号). */
public record Basis(String documentNumber, String subject) {}
