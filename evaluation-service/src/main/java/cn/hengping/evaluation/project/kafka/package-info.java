/** Hears budget-service's facts. */
@NullMarked
package cn.hengping.evaluation.project.kafka;

import org.jspecify.annotations.NullMarked;
