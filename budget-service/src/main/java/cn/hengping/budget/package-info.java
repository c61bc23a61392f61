/**
 * The budget side: who is in the district's tree, which projects it pays for, with what aims, and what was spent.
 *
 * <p>It decides what a project is, when it counts as approved, and how much it may spend. What was achieved with the money it
 * leaves to evaluation-service, to which its facts go by Kafka.
 */
@NullMarked
package cn.hengping.budget;

import org.jspecify.annotations.NullMarked;
