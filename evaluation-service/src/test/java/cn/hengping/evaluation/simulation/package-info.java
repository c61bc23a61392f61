/** The rule book of its room. */
@NullMarked
package cn.hengping.evaluation.simulation;

import org.jspecify.annotations.NullMarked;
