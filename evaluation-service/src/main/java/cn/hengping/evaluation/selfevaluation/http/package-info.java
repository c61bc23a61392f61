/** Self-evaluations over HTTP. */
@NullMarked
package cn.hengping.evaluation.selfevaluation.http;

import org.jspecify.annotations.NullMarked;
