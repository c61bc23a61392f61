/** Notices (通知). It decides who hears of what happened, and remembers who has read it; it moves nothing. */
@NullMarked
package cn.hengping.evaluation.notice;

import org.jspecify.annotations.NullMarked;
