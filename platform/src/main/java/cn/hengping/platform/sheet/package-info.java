/**
 * Tables as people exchange them: XLSX and CSV, read row by row from a file that nobody vouches for, and written row by row.
 *
 * <p>Reading is our own on a streaming XML parser: a library that keeps all texts of a workbook in memory would need as much
 * memory as a stranger likes.
 */
@NullMarked
package cn.hengping.platform.sheet;

import org.jspecify.annotations.NullMarked;
