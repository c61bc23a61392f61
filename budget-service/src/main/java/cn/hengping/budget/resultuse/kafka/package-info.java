/** Hears evaluation-service's reviews. */
@NullMarked
package cn.hengping.budget.resultuse.kafka;

import org.jspecify.annotations.NullMarked;
