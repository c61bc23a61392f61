/** Recognises a self-evaluation in what was read, marks how sure it is, and says what it did not recognise. */
@NullMarked
package cn.hengping.evaluation.inspection.recognition;

import org.jspecify.annotations.NullMarked;
