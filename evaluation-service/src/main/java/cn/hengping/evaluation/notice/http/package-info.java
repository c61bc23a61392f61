/** Notices over HTTP. */
@NullMarked
package cn.hengping.evaluation.notice.http;

import org.jspecify.annotations.NullMarked;
