/** Rule sets, the score of a line, grades (评分). A pure calculator: the same inputs give the same score for ever. */
@NullMarked
package cn.hengping.evaluation.scoring;

import org.jspecify.annotations.NullMarked;
