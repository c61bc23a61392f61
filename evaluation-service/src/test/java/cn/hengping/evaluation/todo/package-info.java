/** Tests of the room. */
@NullMarked
package cn.hengping.evaluation.todo;

import org.jspecify.annotations.NullMarked;
