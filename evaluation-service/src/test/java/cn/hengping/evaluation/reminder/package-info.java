/** Tests of the room. */
@NullMarked
package cn.hengping.evaluation.reminder;

import org.jspecify.annotations.NullMarked;
