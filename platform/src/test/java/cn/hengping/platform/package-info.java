/** The rule book of the plumbing's values. */
@NullMarked
package cn.hengping.platform;

import org.jspecify.annotations.NullMarked;
