/** Journeys and house rules of evaluation-service. */
@NullMarked
package cn.hengping.evaluation;

import org.jspecify.annotations.NullMarked;
