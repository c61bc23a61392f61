/** The http edge of its room. */
@NullMarked
package cn.hengping.evaluation.spotcheck.http;

import org.jspecify.annotations.NullMarked;
