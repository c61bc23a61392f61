/** The rule book of its room. */
@NullMarked
package cn.hengping.evaluation.radar;

import org.jspecify.annotations.NullMarked;
