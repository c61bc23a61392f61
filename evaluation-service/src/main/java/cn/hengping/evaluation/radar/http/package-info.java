/** The http edge of its room. */
@NullMarked
package cn.hengping.evaluation.radar.http;

import org.jspecify.annotations.NullMarked;
