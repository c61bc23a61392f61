/** The rule book of campaigns. */
@NullMarked
package cn.hengping.evaluation.campaign;

import org.jspecify.annotations.NullMarked;
