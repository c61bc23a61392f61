package cn.hengping.evaluation.offline;

import cn.hengping.platform.Fault;

/** A cell of the form, as a spreadsheet names it, and what is wrong with it. */
public record CellFault(String cell, Fault fault) {}
