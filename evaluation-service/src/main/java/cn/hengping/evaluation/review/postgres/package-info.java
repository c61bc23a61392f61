/** The postgres edge of its room. */
@NullMarked
package cn.hengping.evaluation.review.postgres;

import org.jspecify.annotations.NullMarked;
