/** The http edge of its room. */
@NullMarked
package cn.hengping.evaluation.district.http;

import org.jspecify.annotations.NullMarked;
