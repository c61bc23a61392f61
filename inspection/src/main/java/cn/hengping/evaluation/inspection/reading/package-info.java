/** Reads files that strangers made: DOCX, XLSX, PDF with text, plain text. Bounded, and never trusting a name. */
@NullMarked
package cn.hengping.evaluation.inspection.reading;

import org.jspecify.annotations.NullMarked;
