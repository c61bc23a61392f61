/** Keeps budget-service's facts. */
@NullMarked
package cn.hengping.evaluation.project.postgres;

import org.jspecify.annotations.NullMarked;
