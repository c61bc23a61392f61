/** Writes a document as DOCX, for people who go on editing. */
@NullMarked
package cn.hengping.report.document.docx;

import org.jspecify.annotations.NullMarked;
