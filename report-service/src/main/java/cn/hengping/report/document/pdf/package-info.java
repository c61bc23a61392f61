/** Writes set pages as PDF, with subsets of the fonts and a text layer that can be searched. */
@NullMarked
package cn.hengping.report.document.pdf;

import org.jspecify.annotations.NullMarked;
