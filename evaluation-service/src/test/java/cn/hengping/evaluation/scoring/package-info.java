/** The rule book of scores. */
@NullMarked
package cn.hengping.evaluation.scoring;

import org.jspecify.annotations.NullMarked;
