/** Hears this service's own facts, so that no signature waits for its notices. */
@NullMarked
package cn.hengping.evaluation.notice.kafka;

import org.jspecify.annotations.NullMarked;
