/** Sets a document on pages by GB/T 9704-2012: grid, line breaking, tables. It knows no file format. */
@NullMarked
package cn.hengping.report.document.layout;

import org.jspecify.annotations.NullMarked;
