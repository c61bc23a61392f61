/** The rule book of self-evaluations. */
@NullMarked
package cn.hengping.evaluation.selfevaluation;

import org.jspecify.annotations.NullMarked;
