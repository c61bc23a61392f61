/** The life of one self-evaluation (绩效自评). It decides what may be written, when it is complete, and every step of its sign-off. */
@NullMarked
package cn.hengping.evaluation.selfevaluation;

import org.jspecify.annotations.NullMarked;
