/** One instance at a time (租约). It decides who works, and fences off whoever was thought dead. */
@NullMarked
package cn.hengping.evaluation.lease;

import org.jspecify.annotations.NullMarked;
