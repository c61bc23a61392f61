/**
 * Inspection of a whole district (全区校验). It decides what is looked at, in which order, and which paragraphs are copies; the rules
 * are those of inspection.
 */
@NullMarked
package cn.hengping.evaluation.district;

import org.jspecify.annotations.NullMarked;
