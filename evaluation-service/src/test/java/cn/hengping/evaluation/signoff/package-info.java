/** The rule book of the chain. */
@NullMarked
package cn.hengping.evaluation.signoff;

import org.jspecify.annotations.NullMarked;
