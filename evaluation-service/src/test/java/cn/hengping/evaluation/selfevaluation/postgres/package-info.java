/** Tests of how evaluations are kept, and kept readable. */
@NullMarked
package cn.hengping.evaluation.selfevaluation.postgres;

import org.jspecify.annotations.NullMarked;
