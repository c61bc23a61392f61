/** The smallest service there can be: what the platform promises is tried on it, on real parts. */
@NullMarked
package cn.hengping.platform.sample;

import org.jspecify.annotations.NullMarked;
