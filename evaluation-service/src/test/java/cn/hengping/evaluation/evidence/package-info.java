/** The rule book of evidence. */
@NullMarked
package cn.hengping.evaluation.evidence;

import org.jspecify.annotations.NullMarked;
