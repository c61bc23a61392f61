/** The http edge of its room. */
@NullMarked
package cn.hengping.evaluation.review.http;

import org.jspecify.annotations.NullMarked;
