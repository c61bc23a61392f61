/** Bulk printing (批量出具): all documents of a district as one job that survives whatever is killed on the way. */
@NullMarked
package cn.hengping.report.document.run;

import org.jspecify.annotations.NullMarked;
