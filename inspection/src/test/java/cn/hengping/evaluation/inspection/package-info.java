/** Tests read as the rule book: what each rule finds, and what it leaves alone. */
@NullMarked
package cn.hengping.evaluation.inspection;

import org.jspecify.annotations.NullMarked;
