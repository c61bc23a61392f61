/** The rule book of previews. */
@NullMarked
package cn.hengping.evaluation.scoring.preview;

import org.jspecify.annotations.NullMarked;
