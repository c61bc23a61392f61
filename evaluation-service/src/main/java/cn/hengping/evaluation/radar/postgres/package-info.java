/** The postgres edge of its room. */
@NullMarked
package cn.hengping.evaluation.radar.postgres;

import org.jspecify.annotations.NullMarked;
