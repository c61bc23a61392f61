/** Self-evaluations in PostgreSQL, one row and one document each. */
@NullMarked
package cn.hengping.evaluation.selfevaluation.postgres;

import org.jspecify.annotations.NullMarked;
