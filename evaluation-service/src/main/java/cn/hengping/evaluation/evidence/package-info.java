/** Supporting evidence (佐证材料). It decides which files count, by what they are and not by what they are called. */
@NullMarked
package cn.hengping.evaluation.evidence;

import org.jspecify.annotations.NullMarked;
