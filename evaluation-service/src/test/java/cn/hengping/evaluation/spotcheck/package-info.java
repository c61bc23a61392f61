/** The rule book of its room. */
@NullMarked
package cn.hengping.evaluation.spotcheck;

import org.jspecify.annotations.NullMarked;
