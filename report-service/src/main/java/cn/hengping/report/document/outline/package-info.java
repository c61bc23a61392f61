/** Outlines of documents as data (提纲、表样): headings, texts with named placeholders, tables by their columns. Nothing in them is evaluated. */
@NullMarked
package cn.hengping.report.document.outline;

import org.jspecify.annotations.NullMarked;
