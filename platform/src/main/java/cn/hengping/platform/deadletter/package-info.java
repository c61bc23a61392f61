/**
 * Dead letters (死信): events that could not be applied, listed to the system's administrators and replayed by them.
 *
 * <p>A letter is replayed onto its own topic under its own event id, so that readers who took the event before ignore it.
 * It decides nothing about what is in it.
 */
@NullMarked
package cn.hengping.platform.deadletter;

import org.jspecify.annotations.NullMarked;
