/** The import of payments: the file through the gateway, against the whole workbook in memory and JDBC batches. */
@NullMarked
package cn.hengping.bench.imports;

import org.jspecify.annotations.NullMarked;
