/** Hears who works where. */
@NullMarked
package cn.hengping.evaluation.people.kafka;

import org.jspecify.annotations.NullMarked;
