/** The postgres edge of its room. */
@NullMarked
package cn.hengping.evaluation.spotcheck.postgres;

import org.jspecify.annotations.NullMarked;
