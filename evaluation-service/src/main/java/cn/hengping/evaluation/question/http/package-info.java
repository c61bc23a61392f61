/** Questions over HTTP. */
@NullMarked
package cn.hengping.evaluation.question.http;

import org.jspecify.annotations.NullMarked;
