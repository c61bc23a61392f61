/** The table of an evaluation filled in without the system, and read again. */
@NullMarked
package cn.hengping.evaluation.offline;

import org.jspecify.annotations.NullMarked;
