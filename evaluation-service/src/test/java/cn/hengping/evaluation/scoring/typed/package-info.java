/** What people type. */
@NullMarked
package cn.hengping.evaluation.scoring.typed;

import org.jspecify.annotations.NullMarked;
