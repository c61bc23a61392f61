/** Tests of the calendar. */
@NullMarked
package cn.hengping.evaluation.calendar;

import org.jspecify.annotations.NullMarked;
