/**
 * The coach (填报辅导): says, while an objective is being written, what would keep it from being measured, and what the library has.
 *
 * <p>It stops nobody: what is refused is decided in {@code objective}. Nothing it is shown is kept.
 */
@NullMarked
package cn.hengping.budget.coaching;

import org.jspecify.annotations.NullMarked;
