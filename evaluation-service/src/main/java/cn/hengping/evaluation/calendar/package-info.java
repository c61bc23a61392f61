/**
 * Which days the offices work (工作日历). It decides working days and due dates from published holidays; it does not know
 * what is due.
 */
@NullMarked
package cn.hengping.evaluation.calendar;

import org.jspecify.annotations.NullMarked;
