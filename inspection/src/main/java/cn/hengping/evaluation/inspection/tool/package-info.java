/** The command line for auditors: a folder in, a table, JSON and XLSX out. No server. */
@NullMarked
package cn.hengping.evaluation.inspection.tool;

import org.jspecify.annotations.NullMarked;
