/** Facts leaving and arriving: the outbox relay, topics, retries, dead letters. Blocking by nature, on threads of its own. */
@NullMarked
package cn.hengping.platform.kafka;

import org.jspecify.annotations.NullMarked;
