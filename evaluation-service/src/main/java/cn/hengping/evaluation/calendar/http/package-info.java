/** The calendar over HTTP. */
@NullMarked
package cn.hengping.evaluation.calendar.http;

import org.jspecify.annotations.NullMarked;
