/** The postgres edge of its room. */
@NullMarked
package cn.hengping.evaluation.district.postgres;

import org.jspecify.annotations.NullMarked;
