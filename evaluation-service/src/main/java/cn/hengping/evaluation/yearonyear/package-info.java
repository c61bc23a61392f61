/** Year on year (上年对照). It lays an evaluation beside the last one of the same project; it judges nothing. */
@NullMarked
package cn.hengping.evaluation.yearonyear;

import org.jspecify.annotations.NullMarked;
